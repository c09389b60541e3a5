import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Something with a place in an order; equal ranks are told apart by id, the same everywhere. */
export interface Ranked {
  readonly id: string;
  readonly rank: string;
}

/** Compares two ranked things for sorting. */
export function byRank(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** A rank from a document, or the empty text, which sorts first, if it is no fractional index. */
export function readRank(value: unknown): string {
  if (typeof value !== 'string' || value === '') return '';
  try {
    generateKeyBetween(value, null);
    return value;
  } catch {
    return '';
  }
}

/** A rank above another one; above the empty text it is a first one. */
export function rankAbove(rank: string): string {
  return generateKeyBetween(rank || null, null);
}

/** Ranks that put `moved` before `before` (null: last), for as few things as possible. */
export function ranksForMove(
  ordered: readonly Ranked[],
  moved: string,
  before: string | null,
): ReadonlyMap<string, string> {
  const rest = ordered.filter(({ id }) => id !== moved);
  const found = before === null ? -1 : rest.findIndex(({ id }) => id === before);
  const place = found < 0 ? rest.length : found;
  const [low, high] = [rest[place - 1]?.rank, rest[place]?.rank];
  // Two people can have made equal ranks at the same time: then no rank fits between.
  const isTight = low === '' || high === '' || (low !== undefined && low === high);
  if (!isTight) return new Map([[moved, generateKeyBetween(low ?? null, high ?? null)]]);
  const ids = rest.map(({ id }) => id).toSpliced(place, 0, moved);
  const ranks = generateNKeysBetween(null, null, ids.length);
  return new Map(ids.map((id, index) => [id, ranks[index] ?? '']));
}

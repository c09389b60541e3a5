import type { Edit } from './textEdits';

/** One step of a change to a text, as Yjs tells it. */
export interface DeltaStep {
  readonly retain?: number;
  readonly delete?: number;
  readonly insert?: unknown;
}

/** A change to a text: steps from its start to its end. */
export type Delta = readonly DeltaStep[];

function insertedLength({ insert }: DeltaStep): number {
  if (insert === undefined) return 0;
  return typeof insert === 'string' ? insert.length : 1;
}

/** Where a caret goes: what is inserted right at it comes behind it, so that typing stays whole. */
export function mapCaret(delta: Delta, caret: number): number {
  let [read, shift] = [0, 0];
  for (const step of delta) {
    if (read >= caret) break;
    const removed = step.delete ?? 0;
    shift += insertedLength(step) - Math.min(removed, caret - read);
    read += (step.retain ?? 0) + removed;
  }
  return caret + shift;
}

/** Where one code unit goes; null once it is deleted. */
export function mapUnit(delta: Delta, unit: number): number | null {
  let [read, shift] = [0, 0];
  for (const step of delta) {
    if (read > unit) break;
    const removed = step.delete ?? 0;
    if (unit >= read && unit < read + removed) return null;
    shift += insertedLength(step) - removed;
    read += (step.retain ?? 0) + removed;
  }
  return unit + shift;
}

/** Maps a caret through several changes, oldest first. */
export function mapCaretThrough(deltas: readonly Delta[], caret: number): number {
  return deltas.reduce((at, delta) => mapCaret(delta, at), caret);
}

function mapUnitThrough(deltas: readonly Delta[], unit: number): number | null {
  return deltas.reduce<number | null>(
    (at, delta) => (at === null ? null : mapUnit(delta, at)),
    unit,
  );
}

/**
 * The edits that do after `deltas` what `edit` would have done before them, last place first: it
 * removes what is left of what it removed, and nothing that others inserted meanwhile.
 */
export function rebase(edit: Edit, deltas: readonly Delta[]): readonly Edit[] {
  const units = Array.from({ length: edit.remove }, (_, offset) => edit.index + offset)
    .map((unit) => mapUnitThrough(deltas, unit))
    .filter((unit) => unit !== null);
  const removals: Edit[] = [];
  for (const unit of units) {
    const last = removals.at(-1);
    if (last && last.index + last.remove === unit)
      removals[removals.length - 1] = { ...last, remove: last.remove + 1 };
    else removals.push({ index: unit, remove: 1, insert: '' });
  }
  const insertion = { index: mapCaretThrough(deltas, edit.index), remove: 0, insert: edit.insert };
  // Removals lie behind the place of insertion, so that going backwards moves none of them.
  return edit.insert === '' ? removals.reverse() : [...removals.reverse(), insertion];
}

import type * as Y from 'yjs';
import { type ColourKey, type Department, departments, isColourKey } from '../shared/catalogue';
import { byRank, readRank } from './ranks';
import { isBinned } from './readNote';
import { readMap, readText } from './values';

/** A department as one board knows it. */
export interface BoardDepartment extends Omit<Department, 'key'> {
  readonly key: string;
  /** The name that the board gave it; empty for one of the catalogue, which is named in the texts. */
  readonly name: string;
}

/** The departments of a board that says nothing of its own. */
export const usualDepartments: readonly BoardDepartment[] = departments.map((one) => ({
  ...one,
  name: '',
}));

/** The shapes of departments that a board added, in their order. */
const SHAPES = ['hexagon', 'star', 'cross', 'ring'] as const;

/** A department as a board's document or a map's context tells it. */
export interface DepartmentEntry {
  readonly key: string;
  readonly rank: string;
  /** Null or empty for one of the catalogue, which is named in the texts. */
  readonly name: string | null;
  readonly colour: string | null;
}

/** Reads the departments of a board in their order (D24); half an entry counts as absent. */
export function readDepartments(root: Y.Map<unknown>): readonly BoardDepartment[] {
  const entries = [...root.keys()].flatMap((key) => {
    const fields = readMap(root, key);
    if (!fields || isBinned(fields)) return [];
    const text = (name: string) => readText(fields.get(name)) ?? '';
    return [
      { key, rank: readRank(fields.get('rank')), name: text('name'), colour: text('colour') },
    ];
  });
  return toDepartments(entries);
}

/**
 * Departments in their order, each with a shape and letters of its own; as in the exports
 * (backend/…/export/departments.py, held together by shared/vectors/departments.json).
 */
export function toDepartments(entries: readonly DepartmentEntry[]): readonly BoardDepartment[] {
  const told: BoardDepartment[] = [];
  const ranked = entries.map((entry) => ({ ...entry, id: entry.key })).sort(byRank);
  for (const { key, name, colour } of ranked) {
    const next = toDepartment(key, (name ?? '').trim(), isColourKey(colour) ? colour : null, told);
    if (next) told.push(next);
  }
  return told.length > 0 ? told : usualDepartments;
}

function toDepartment(
  key: string,
  name: string,
  colour: ColourKey | null,
  before: readonly BoardDepartment[],
): BoardDepartment | null {
  const usual = usualDepartments.find((one) => one.key === key);
  if (usual) return { ...usual, name, colour: colour ?? usual.colour };
  if (!name) return null;
  const added = before.filter((one) => usualDepartments.every((other) => other.key !== one.key));
  const glyph = SHAPES[added.length % SHAPES.length] ?? SHAPES[0];
  const taken = [...usualDepartments, ...before].map(({ code }) => code);
  return { key, name, colour: colour ?? 'paper', glyph, code: codeOf(name, taken) };
}

/** Two letters for a name, other ones than those taken where that can be. */
function codeOf(name: string, taken: readonly string[]): string {
  const letters = [...name.toLocaleUpperCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const [first = '?', ...rest] = letters;
  const initial = [...(name.split(/[\s-]+/)[1]?.toLocaleUpperCase() ?? '')][0];
  const wishes = [initial, ...rest].map((letter) => first + (letter ?? ''));
  const codes = wishes.filter((code) => [...code].length === 2);
  return codes.find((code) => !taken.includes(code)) ?? codes[0] ?? first;
}

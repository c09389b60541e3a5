import * as Y from 'yjs';
import type { Point } from '../shared/catalogue';

// Documents come from outside: a value of the wrong type counts as absent (D7).

/** Values by their names: a Y.Map, or a plain Map of what the server answered. */
export type Values = Pick<Y.Map<unknown>, 'get'>;

/** The entry of a Y.Map if it is a Y.Map itself. */
export function readMap(parent: Values, key: string): Y.Map<unknown> | undefined {
  const value = parent.get(key);
  return value instanceof Y.Map ? value : undefined;
}

/** A text, shared or plain. */
export function readText(value: unknown): string | undefined {
  if (value instanceof Y.Text) return value.toString();
  return typeof value === 'string' ? value : undefined;
}

/** A number that can be counted with. */
export function readNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A point in sheet units. */
export function readPoint(value: unknown): Point | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [x, y] = [readNumber(value[0]), readNumber(value[1])];
  return x === undefined || y === undefined ? undefined : [x, y];
}

/** The texts of a list; other values are left out. */
export function readTexts(value: unknown): readonly string[] {
  const items: unknown = value instanceof Y.Array ? value.toArray() : value;
  return Array.isArray(items) ? items.filter((item) => typeof item === 'string') : [];
}

/** Whether two plain values (texts, numbers, lists of them) say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, index) => isSame(item, b[index]));
}

/** Whether two flat records hold the same values. */
export function isSameRecord(a: object, b: object): boolean {
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
  );
}

/** Whether two lists hold the same flat records in the same order. */
export function isSameList(a: readonly object[], b: readonly object[]): boolean {
  return (
    a.length === b.length &&
    a.every((entry, index) => {
      const other = b[index];
      return other !== undefined && isSameRecord(entry, other);
    })
  );
}

/** Writes the fields that change and tells whether there were any; undefined takes one out (D4). */
export function writeFields(
  target: Y.Map<unknown>,
  fields: Readonly<Record<string, unknown>>,
): boolean {
  const changed = Object.entries(fields).filter(([key, value]) => !isSame(target.get(key), value));
  for (const [key, value] of changed) {
    if (value === undefined) target.delete(key);
    else target.set(key, value);
  }
  return changed.length > 0;
}

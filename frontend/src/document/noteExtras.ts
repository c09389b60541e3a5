import * as Y from 'yjs';
import { readMap, readText } from './values';

/** Fields that only some notes have (D46 to D49); a copy of a note takes them along. */
export interface NoteExtras {
  readonly prompt?: string;
  readonly voice?: string;
  readonly speaker?: string;
  readonly channel?: string;
  readonly tags?: Readonly<Record<string, true>>;
  readonly evidence?: Readonly<Record<string, string>>;
}

const TEXTS = ['prompt', 'voice', 'speaker', 'channel'] as const;
const MAPS = ['tags', 'evidence'] as const;

/** Longer words, and more of them, are no note's: they come from somewhere else. */
const LONGEST = 200;
const MOST = 50;

/** The optional fields that a note has. */
export function readExtras(fields: Y.Map<unknown>): NoteExtras {
  const texts = TEXTS.map((key) => [key, readText(fields.get(key))]);
  const maps = MAPS.map((key) => [key, readMap(fields, key)?.toJSON()]);
  return toExtras(Object.fromEntries([...texts, ...maps]));
}

/** The optional fields in a value from outside; what is none of them is left out. */
export function toExtras(value: Readonly<Record<string, unknown>>): NoteExtras {
  const texts = TEXTS.filter((key) => isWord(value[key])).map((key) => [key, value[key]]);
  const maps = MAPS.map((key) => [key, toEntries(key, value[key])] as const).filter(
    ([, entries]) => Object.keys(entries).length > 0,
  );
  return Object.fromEntries([...texts, ...maps]);
}

/** The optional fields as they stand in a document. */
export function toValues(extras: NoteExtras): [string, unknown][] {
  return Object.entries(extras).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : new Y.Map(Object.entries(value)),
  ]);
}

function toEntries(key: (typeof MAPS)[number], value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  const isFit = (entry: unknown) =>
    key === 'tags' ? entry === true : entry === 'supports' || entry === 'contradicts';
  const fit = Object.entries(value).filter(([name, entry]) => isWord(name) && isFit(entry));
  return Object.fromEntries(fit.slice(0, MOST));
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST;
}

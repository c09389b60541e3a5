import { toExtras } from '../../document/noteExtras';
import type { NoteCopy } from '../../document/notes';
import { inReadingOrder } from '../../document/reading';
import {
  isColourKey,
  isSectionKey,
  isSizeKey,
  type Point,
  type SectionKey,
  SHEET,
} from '../../shared/catalogue';
import { boxOf } from '../../shared/geometry';
import { limits } from '../../shared/limits';
import { shortened } from './pieces';

/** What the clipboard holds of copied notes: plain text for others, the notes themselves for us. */
export interface Payload {
  readonly plain: string;
  readonly notes: string;
}

/** The fields of a note that somebody's clipboard may hold. */
type Foreign = Readonly<Record<string, unknown>>;

/** Copied notes for the clipboard, in reading order. */
export function toPayload(copies: readonly NoteCopy[]): Payload {
  const ordered = inReadingOrder(copies);
  return { plain: ordered.map(({ text }) => text).join('\n'), notes: JSON.stringify(ordered) };
}

/** The notes in a clipboard, which anyone may have filled: null when there are none. */
export function fromPayload(notes: string): readonly NoteCopy[] | null {
  try {
    const list: unknown = JSON.parse(notes);
    if (!Array.isArray(list)) return null;
    const copies = list
      .slice(0, limits.pastedNotes + 1)
      .filter(isForeign)
      .map(toCopy);
    return copies.length > 0 ? copies : null;
  } catch {
    return null;
  }
}

function isForeign(value: unknown): value is Foreign {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toCopy({ section, pos, size, colour, department, text, extras }: Foreign): NoteCopy {
  const key: SectionKey = isSectionKey(section) ? section : 'park';
  return {
    section: key,
    pos: toPoint(pos) ?? [boxOf(key).x, boxOf(key).y],
    size: isSizeKey(size) ? size : 'm',
    colour: isColourKey(colour) ? colour : 'paper',
    department: typeof department === 'string' ? department.slice(0, limits.nameLength) : '',
    text: typeof text === 'string' ? shortened(text) : '',
    extras: isForeign(extras) ? toExtras(extras) : {},
  };
}

function toPoint(value: unknown): Point | undefined {
  if (!Array.isArray(value)) return undefined;
  const [x, y] = value as readonly unknown[];
  return isOnSheet(x) && isOnSheet(y) ? [x, y] : undefined;
}

function isOnSheet(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 2 * SHEET.width;
}

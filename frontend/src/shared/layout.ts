import data from '@shared/catalogue.json';
import { textSizes } from './catalogue';
import { type Word, words } from './words';

/** The inside of a note in sheet units; the style sheet reads them as custom properties. */
export const NOTE = data.note;

/** How a text is drawn on a note: its size, its lines, and whether that is not all of it. */
export interface Fit {
  readonly size: number;
  /** Slices of the text, one after the other; where one ends without a new line, it breaks. */
  readonly lines: readonly string[];
  readonly isClipped: boolean;
}

/** No note has room for more letters than this, at any size. */
const LONGEST = 2000;

/** The room for text in a note of that side: without band, edges and foot. */
export function textRoom(side: number): { readonly width: number; readonly height: number } {
  return {
    width: side - NOTE.band - 2 * NOTE.pad,
    height: side - NOTE.pad - NOTE.foot - Math.floor(NOTE.pad / 2),
  };
}

/**
 * The largest of the seven sizes at which a text fits a note, and its lines there: the same as
 * in every export (backend/…/export/layout.py, held together by shared/vectors/layout.json).
 */
export function fitText(text: string, side: number): Fit {
  const room = textRoom(side);
  const most = (size: number) => Math.floor((room.height * 4) / (size * 4 * NOTE.lineHeight));
  const known = firstLetters(text, LONGEST);
  const cut = words(known);
  const at = (size: number, mayPart: boolean): Fit | null => {
    const starts = lineStarts(cut, (room.width * 1000) / size, mayPart, most(size));
    if (!starts || starts.length > most(size)) return null;
    return { size, lines: slices(known, starts, known.length), isClipped: false };
  };
  const smallest = textSizes.at(-1) ?? 12;
  const whole =
    known.length < text.length
      ? null
      : (first(textSizes, (size) => at(size, false)) ??
        first(textSizes, (size) => (size <= NOTE.brokenTextSize ? at(size, true) : null)));
  if (whole) return whole;
  const starts = lineStarts(cut, (room.width * 1000) / smallest, true, most(smallest)) ?? [];
  const end = starts[most(smallest)] ?? known.length;
  return {
    size: smallest,
    lines: slices(known, starts.slice(0, most(smallest)), end),
    isClipped: true,
  };
}

function first<T>(sizes: readonly number[], find: (size: number) => T | null): T | null {
  for (const size of sizes) {
    const found = find(size);
    if (found) return found;
  }
  return null;
}

/** At most so many letters of a text, none of them cut in half. */
function firstLetters(text: string, count: number): string {
  if (text.length <= count) return text;
  return Array.from(text.slice(0, 2 * count))
    .slice(0, count)
    .join('');
}

function slices(text: string, starts: readonly number[], end: number): string[] {
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? end));
}

/** Where each line begins, up to one too many; null when a word is too wide and may not be parted. */
function lineStarts(
  cut: readonly Word[],
  room: number,
  mayPart: boolean,
  most: number,
): number[] | null {
  if (!mayPart && cut.some((word) => word.width > room)) return null;
  const starts = [0];
  let isEmpty = true;
  let used = 0;
  const begin = (start: number) => {
    starts.push(start);
    isEmpty = true;
    used = 0;
  };
  for (const { clusters, width, nextLine } of cut) {
    if (!isEmpty && used + width > room) begin(clusters[0]?.start ?? 0);
    for (const cluster of clusters) {
      // Only a word that is wider than a whole line is parted here.
      if (!isEmpty && used + cluster.width > room && !cluster.isSpace) begin(cluster.start);
      isEmpty = false;
      used += cluster.width;
    }
    if (nextLine !== null) begin(nextLine);
    if (starts.length > most) break;
  }
  return starts;
}

import type { Note } from '../document/notes';
import { noteBox } from '../document/reading';
import { noteSize, type Point, type SectionKey, type SizeKey } from '../shared/catalogue';
import { overlaps } from '../shared/geometry';
import { freeSpot } from './placement';

/** Where a section takes a new note, and how large: small once there is no room for the usual. */
export function firstRoom(
  section: SectionKey,
  notes: readonly Note[],
): { readonly pos: Point; readonly size: SizeKey } {
  const usual = freeSpot(section, notes);
  if (isFree(usual, 'm', notes)) return { pos: usual, size: 'm' };
  return { pos: freeSpot(section, notes, 's'), size: 's' };
}

function isFree([x, y]: Point, size: SizeKey, notes: readonly Note[]): boolean {
  const side = noteSize(size);
  return !notes.some((note) => overlaps({ x, y, w: side, h: side }, noteBox(note)));
}

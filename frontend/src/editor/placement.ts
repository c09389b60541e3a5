import type { Note } from '../document/notes';
import { noteBox } from '../document/reading';
import {
  type Box,
  noteSize,
  type Point,
  type SectionKey,
  SHEET,
  type SizeKey,
  UPRIGHT_TITLE,
} from '../shared/catalogue';
import { boxOf, clampInto, overlaps, sectionAt } from '../shared/geometry';

/** The room between notes that are placed side by side. */
export const GAP = 16;

/** The room that a section's title takes at its top. */
const TITLE = 64;

/** A place of a note: its top left corner and its section. */
export interface Spot {
  readonly pos: Point;
  readonly section: SectionKey;
  /** The place is not where it was dropped, because that lay in no section. */
  readonly parked: boolean;
}

/** What a new note needs to know of one that stands there. */
export type Standing = Pick<Note, 'pos' | 'section' | 'size'>;

/** The nearest point of the grid. */
export function snap([x, y]: Point): Point {
  const { grid } = SHEET;
  return [Math.round(x / grid) * grid, Math.round(y / grid) * grid];
}

/** The part of a section below its title; in the parking strip beside it. */
export function roomIn(section: SectionKey): Box {
  const { x, y, w, h } = boxOf(section);
  if (section === 'park')
    return { x: x + UPRIGHT_TITLE, y: y + GAP, w: w - UPRIGHT_TITLE - GAP, h: h - 2 * GAP };
  return { x: x + GAP, y: y + TITLE, w: w - 2 * GAP, h: h - TITLE - GAP / 2 };
}

/** The first free place in a section, row by row; a full one piles them up in its last. */
export function freeSpot(
  section: SectionKey,
  notes: readonly Standing[],
  size: SizeKey = 'm',
): Point {
  const taken = notes.map(noteBox);
  const side = noteSize(size);
  const cells = cellsOf(section, size);
  const free = cells.find(([x, y]) => {
    const box = { x, y, w: side, h: side };
    return !taken.some((other) => overlaps(box, other));
  });
  return free ?? cells.at(-1) ?? [boxOf(section).x, boxOf(section).y];
}

/** The places of a section's grid, row by row. */
export function cellsOf(section: SectionKey, size: SizeKey): readonly Point[] {
  return gridOf(roomIn(section), noteSize(size));
}

function gridOf(room: Box, side: number): Point[] {
  const step = side + GAP;
  const columns = Math.max(Math.floor((room.w + GAP) / step), 1);
  const rows = Math.max(Math.floor((room.h + GAP) / step), 1);
  return Array.from({ length: rows * columns }, (_, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    return snapDown([room.x + column * step, room.y + row * step]);
  });
}

/** Snaps without leaving the cell to the left or above. */
function snapDown([x, y]: Point): Point {
  const { grid } = SHEET;
  return [Math.ceil(x / grid) * grid, Math.ceil(y / grid) * grid];
}

/** Where a note lands whose corner is let go at `pos`. */
export function landing(pos: Point, size: SizeKey): Spot {
  return landingAt(snap(pos), size);
}

/** Where a note lands whose corner is put exactly there, off the grid too. */
export function landingAt(corner: Point, size: SizeKey): Spot {
  const side = noteSize(size);
  const { section, inside } = sectionAt([corner[0] + side / 2, corner[1] + side / 2]);
  const parked = section === 'park' && !inside;
  if (!parked) return { pos: corner, section, parked };
  return { pos: snap(clampInto(boxOf('park'), corner, side)), section, parked };
}

/** Where a note comes to be that is made with its middle at a point. */
export function centredOn([x, y]: Point, size: SizeKey = 'm'): Spot {
  const half = noteSize(size) / 2;
  return landing([x - half, y - half], size);
}

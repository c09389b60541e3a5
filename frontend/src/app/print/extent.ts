import catalogue from '@shared/catalogue.json';
import type { Note } from '../../document/notes';
import { noteSize, type Point, SHEET, toBox } from '../../shared/catalogue';
import { boxOf, clampInto } from '../../shared/geometry';

/** How much of the world is printed, and how small. */
export interface Extent {
  readonly width: number;
  readonly height: number;
  /** Pixels on paper for each unit of the sheet. */
  readonly scale: number;
  readonly hasParked: boolean;
}

/** The room for the sheet on a page in CSS pixels: A4 across, less margins, title and legend. */
const ROOM = { width: 1045, height: 588 };

/** Where the title of the head stands. */
export const HEAD_TITLE = toBox(catalogue.head.title);

/** What of the world holds these notes: the parking strip only when something is parked. */
export function extentOf(notes: readonly Note[]): Extent {
  const hasParked = notes.some(({ section, pos }) => section === 'park' || pos[0] > SHEET.width);
  const park = boxOf('park');
  const width = hasParked ? park.x + park.w : SHEET.width;
  const scale = Math.min(ROOM.width / width, ROOM.height / SHEET.height);
  return { width, height: SHEET.height, scale, hasParked };
}

/** Where a note is printed: what sticks out over the edge is moved in whole. */
export function placeOf({ pos, size, section }: Note): Point {
  const park = boxOf('park');
  const isOut = section === 'park' || pos[0] > SHEET.width;
  const w = isOut ? park.x + park.w : SHEET.width;
  return clampInto({ x: 0, y: 0, w, h: SHEET.height }, pos, noteSize(size));
}

import data from '@shared/catalogue.json';
import { type Box, type Point, type Section, type SectionKey, SHEET, sections } from './catalogue';

/** Where a point fell: `inside` is false when it lies in no section and the nearest was taken. */
export interface Place {
  readonly section: SectionKey;
  readonly inside: boolean;
}

const HEAD = {
  x: (data.head.centre[0] ?? 0) * SHEET.width,
  y: (data.head.centre[1] ?? 0) * SHEET.height,
  rx: (data.head.radii[0] ?? 0) * SHEET.width,
  ry: (data.head.radii[1] ?? 0) * SHEET.height,
  exponent: data.head.exponent,
};
const PATH_POINTS = 160;

/** The rectangle of a section, zone or the parking strip. */
export function boxOf(key: SectionKey): Box {
  const found = sections.find((section) => section.key === key);
  if (!found) throw new Error(`there is no section '${key}': take a key of the catalogue`);
  return found.box;
}

/** Whether a point lies in a box, its edges included. */
export function contains(box: Box, [x, y]: Point): boolean {
  return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
}

/** Whether two boxes share more than an edge. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** Whether a point lies inside the head, a superellipse. */
export function isInHead([x, y]: Point): boolean {
  const across = Math.abs((x - HEAD.x) / HEAD.rx) ** HEAD.exponent;
  const down = Math.abs((y - HEAD.y) / HEAD.ry) ** HEAD.exponent;
  return across + down <= 1;
}

/** How far a point is from a box, as a fraction of the sheet's size on either axis. */
function distance({ box }: Section, [x, y]: Point): number {
  const dx = Math.max(box.x - x, 0, x - box.x - box.w) / SHEET.width;
  const dy = Math.max(box.y - y, 0, y - box.y - box.h) / SHEET.height;
  return Math.hypot(dx, dy);
}

function nearest(centre: Point): Section | undefined {
  const near = sections
    .map((section) => ({ section, far: distance(section, centre) }))
    .filter(({ far }) => far <= data.sheet.snapDistance)
    .sort((a, b) => a.far - b.far);
  return near[0]?.section;
}

/** The section that a note's centre is in (D43); `park` with `inside` false asks to move it there. */
export function sectionAt(centre: Point): Place {
  const zone = sections.find((section) => section.isZone && contains(section.box, centre));
  if (zone) return { section: zone.key, inside: true };
  if (isInHead(centre)) return { section: 'other', inside: true };
  const around = sections.find((section) => contains(section.box, centre));
  if (around) return { section: around.key, inside: true };
  return { section: nearest(centre)?.key ?? 'park', inside: false };
}

/** Moves the top left corner of a note of that side as little as needed to lie inside the box. */
export function clampInto(box: Box, [x, y]: Point, size: number): Point {
  const clamp = (value: number, low: number, room: number) =>
    Math.max(low, Math.min(value, low + Math.max(room - size, 0)));
  return [clamp(x, box.x, box.w), clamp(y, box.y, box.h)];
}

/**
 * The head's outline as fractions of the sheet, clockwise from below at `fromX` over the back and
 * the crown to the forehead at `toY`; there the face takes over.
 */
export function crownPoints(fromX: number, toY: number): readonly Point[] {
  const around = Array.from({ length: PATH_POINTS + 1 }, (_, step) => headPoint(step));
  const isBack = ([x, y]: Point) => (y > HEAD.y ? x <= fromX * SHEET.width : true);
  const isAbove = ([x, y]: Point) => x < HEAD.x || y <= toY * SHEET.height;
  return around
    .filter((point) => isBack(point) && isAbove(point))
    .map(([x, y]) => [x / SHEET.width, y / SHEET.height]);
}

/** A point of the superellipse, clockwise on the screen from the bottom. */
function headPoint(step: number): Point {
  const angle = Math.PI / 2 + (2 * Math.PI * step) / PATH_POINTS;
  const reach = (value: number) => Math.sign(value) * Math.abs(value) ** (2 / HEAD.exponent);
  return [HEAD.x + HEAD.rx * reach(Math.cos(angle)), HEAD.y + HEAD.ry * reach(Math.sin(angle))];
}

/** The sheet with the parking strip beside it. */
export const WORLD: Box = {
  x: 0,
  y: 0,
  w: boxOf('park').x + boxOf('park').w + 0.02 * SHEET.width,
  h: SHEET.height,
};

/** The sheet, and as much of an empty parking strip beside it as tells that it is there. */
export const SHEET_AND_EDGE: Box = { x: 0, y: 0, w: SHEET.width + 112, h: SHEET.height };

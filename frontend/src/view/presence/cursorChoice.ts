import type { Box, Point } from '../../shared/catalogue';

/** Somebody's pointer: where it is on the sheet, and since when. */
export interface Pointer {
  readonly id: number;
  readonly at: Point;
  readonly movedAt: number;
}

/** How many pointers one can still follow (P35). */
export const MOST = 60;

/** After this rest a pointer gives way to those that move, in milliseconds. */
const RESTS = 3000;

/** Which pointer stays when two are about as far away: the one that is drawn already. */
const STAYS = 0.8;

/**
 * The pointers to draw (P35): those in view, and of very many the ones that move, nearest to the
 * middle of the view.
 */
export function cursorsToDraw(
  pointers: readonly Pointer[],
  view: Box,
  now: number,
  drawn: ReadonlyMap<number, unknown>,
): readonly Pointer[] {
  const seen = pointers.filter(({ at }) => isWithin(at, view));
  if (seen.length <= MOST) return seen;
  const middle: Point = [view.x + view.w / 2, view.y + view.h / 2];
  const far = view.w + view.h;
  const ranked = seen.map((pointer) => {
    const way = Math.hypot(pointer.at[0] - middle[0], pointer.at[1] - middle[1]);
    const rests = now - pointer.movedAt > RESTS ? far : 0;
    return { pointer, rank: (way + rests) * (drawn.has(pointer.id) ? STAYS : 1) };
  });
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, MOST).map(({ pointer }) => pointer);
}

function isWithin([x, y]: Point, view: Box): boolean {
  return x >= view.x && x <= view.x + view.w && y >= view.y && y <= view.y + view.h;
}

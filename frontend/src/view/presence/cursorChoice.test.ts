import { describe, expect, it } from 'vitest';
import { cursorsToDraw, MOST, type Pointer } from './cursorChoice';

const VIEW = { x: 0, y: 0, w: 1000, h: 600 };
const NOBODY = new Map<number, unknown>();

/** So many pointers in a row, one unit apart, the first in the middle of the view. */
const row = (count: number, movedAt = 0): Pointer[] =>
  Array.from({ length: count }, (_, id) => ({ id, at: [500 + id, 300], movedAt }));

const ids = (pointers: readonly Pointer[]) => pointers.map(({ id }) => id);

describe('P35: the pointers to draw', () => {
  it('are those in view, its edges included', () => {
    const pointers: Pointer[] = [
      { id: 1, at: [0, 0], movedAt: 0 },
      { id: 2, at: [1000, 600], movedAt: 0 },
      { id: 3, at: [-1, 300], movedAt: 0 },
      { id: 4, at: [500, 601], movedAt: 0 },
    ];
    expect(ids(cursorsToDraw(pointers, VIEW, 0, NOBODY))).toEqual([1, 2]);
  });

  it('are all of sixty', () => {
    expect(cursorsToDraw(row(60), VIEW, 0, NOBODY)).toHaveLength(60);
  });

  it('of three hundred are the sixty nearest to the middle', () => {
    const chosen = cursorsToDraw(row(300).reverse(), VIEW, 0, NOBODY);
    expect(chosen).toHaveLength(MOST);
    expect(Math.max(...ids(chosen))).toBe(MOST - 1);
  });

  it('are rather those that move than those that rest in the middle', () => {
    const resting = row(60);
    const moving = row(10, 9_000).map((one) => ({ ...one, id: one.id + 100, at: [900, 590] }));
    const chosen = ids(cursorsToDraw([...resting, ...moving] as Pointer[], VIEW, 10_000, NOBODY));
    expect(chosen.filter((id) => id >= 100)).toHaveLength(10);
  });

  it('do not take turns when two are about as far away', () => {
    const pointers = row(61);
    const drawn = new Map<number, unknown>([[60, 'drawn']]);
    expect(ids(cursorsToDraw(pointers, VIEW, 0, drawn))).toContain(60);
  });
});

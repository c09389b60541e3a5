import { describe, expect, test } from 'vitest';
import { type Delta, mapCaret, mapCaretThrough, mapUnit, rebase } from './textDeltas';

const INSERT_AT_2: Delta = [{ retain: 2 }, { insert: 'xyz' }];
const DELETE_2_TO_5: Delta = [{ retain: 2 }, { delete: 3 }];

describe('a caret', () => {
  test('moves with what is inserted before it', () => {
    expect(mapCaret(INSERT_AT_2, 3)).toBe(6);
    expect(mapCaret(INSERT_AT_2, 1)).toBe(1);
  });

  test('stays before what is inserted right at it', () => {
    expect(mapCaret(INSERT_AT_2, 2)).toBe(2);
  });

  test('falls to the start of what is deleted around it', () => {
    expect(mapCaret(DELETE_2_TO_5, 4)).toBe(2);
    expect(mapCaret(DELETE_2_TO_5, 5)).toBe(2);
    expect(mapCaret(DELETE_2_TO_5, 7)).toBe(4);
    expect(mapCaret(DELETE_2_TO_5, 2)).toBe(2);
  });

  test('counts an embedded object as one', () => {
    expect(mapCaret([{ insert: { image: 'x' } }], 4)).toBe(5);
  });

  test('goes through several changes in turn', () => {
    expect(mapCaretThrough([INSERT_AT_2, [{ delete: 1 }]], 3)).toBe(5);
    expect(mapCaretThrough([], 3)).toBe(3);
  });
});

describe('a letter', () => {
  test('moves with what is inserted right before it', () => {
    expect(mapUnit(INSERT_AT_2, 2)).toBe(5);
    expect(mapUnit(INSERT_AT_2, 1)).toBe(1);
  });

  test('is gone when it was deleted', () => {
    expect(mapUnit(DELETE_2_TO_5, 2)).toBeNull();
    expect(mapUnit(DELETE_2_TO_5, 4)).toBeNull();
    expect(mapUnit(DELETE_2_TO_5, 5)).toBe(2);
  });
});

describe('an edit made before others changed the text', () => {
  test('goes where its place went', () => {
    const edit = { index: 3, remove: 0, insert: 'q' };
    expect(rebase(edit, [INSERT_AT_2])).toEqual([{ index: 6, remove: 0, insert: 'q' }]);
  });

  test('removes its letters around what others put between them, last first', () => {
    const edit = { index: 1, remove: 3, insert: 'q' };
    expect(rebase(edit, [INSERT_AT_2])).toEqual([
      { index: 5, remove: 2, insert: '' },
      { index: 1, remove: 1, insert: '' },
      { index: 1, remove: 0, insert: 'q' },
    ]);
  });

  test('removes nothing that others removed already', () => {
    const edit = { index: 1, remove: 6, insert: '' };
    expect(rebase(edit, [DELETE_2_TO_5])).toEqual([{ index: 1, remove: 3, insert: '' }]);
    expect(rebase({ index: 2, remove: 3, insert: '' }, [DELETE_2_TO_5])).toEqual([]);
  });
});

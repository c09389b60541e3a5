import { beforeEach, describe, expect, it } from 'vitest';
import { pilesOf } from '../document/piles';
import { makeNoteIn } from './notes';
import { takeFromPile } from './pileTaking';
import { tidy } from './sections';
import { TestEditor } from './support/testEditor';

let test: TestEditor;
beforeEach(() => {
  test = new TestEditor();
});

describe('a pile', () => {
  it('is told by its top note, with all that it hides', () => {
    const ids = ['a', 'b', 'c'].map((text) => test.put(text, [104, 504]));
    test.put('beside', [304, 504]);
    expect([...pilesOf(test.notes)]).toEqual([[ids[2], [ids[1], ids[0]]]]);
  });

  it('is none where notes only overlap, or differ in size', () => {
    test.put('a', [104, 504]);
    test.put('b', [112, 504]);
    test.put('c', [104, 504], { size: 's' });
    expect(pilesOf(test.notes).size).toBe(0);
  });

  it('takes what a full section has no room for, made or tidied', () => {
    for (let at = 0; at < 24; at++) {
      makeNoteIn(test.editor, 'other');
      test.editor.tools.finish();
    }
    for (let at = 0; at < 40; at++) test.put(`${at}`, [1200, 1200], { section: 'other' });
    tidy(test.editor, 'other');
    const [pile, ...more] = [...pilesOf(test.notes).values()];
    expect(more).toEqual([]);
    expect(pile?.length).toBeGreaterThan(20);
  });

  it('gives up the note that one chooses, and an undo puts it back', async () => {
    const [under = '', top = ''] = ['a', 'b'].map((text) => test.put(text, [104, 504]));
    takeFromPile(test.editor, under);
    expect([...pilesOf(test.notes).keys()]).toEqual([under]);
    expect(test.selected).toEqual([under]);
    test.key('Mod+z');
    expect([...pilesOf(test.notes).keys()]).toEqual([top]);
  });
});

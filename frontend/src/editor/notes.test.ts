import { beforeEach, describe, expect, it } from 'vitest';
import { sections } from '../shared/catalogue';
import {
  deleteNotes,
  makeNoteAt,
  makeNoteIn,
  moveToSection,
  nudge,
  ownColour,
  recolour,
  targets,
} from './notes';
import { openEditor } from './openEditor';
import { TestEditor } from './support/testEditor';

let test: TestEditor;

beforeEach(() => {
  test = new TestEditor('sam', 'sales');
});

describe('a new note', () => {
  it('has the colour of its maker’s department', () => {
    makeNoteAt(test.editor, [300, 700]);
    expect(test.notes[0]).toMatchObject({ colour: 'blue', department: 'sales', author: 'sam' });
    expect(ownColour(new TestEditor('cleo', 'c-suite').editor)).toBe('mint');
  });

  it('has the colour that the board gave to a department of its own', () => {
    const colourOf = (department: string) => (department === 'x7' ? 'coral' : undefined);
    const { map, presence } = test;
    const editor = openEditor({
      map,
      presence,
      me: () => ({ id: 'fay', department: 'x7' }),
      colourOf,
    });
    makeNoteAt(editor, [300, 700]);
    expect(test.notes[0]).toMatchObject({ colour: 'coral', department: 'x7' });
    expect(ownColour(new TestEditor('guest', 'of no department').editor)).toBe('yellow');
  });

  it.each(sections.map(({ key }) => key))('can be made in %s', (section) => {
    makeNoteIn(test.editor, section);
    expect(test.notes[0]?.section).toBe(section);
    expect(test.screen.editing).toBe(test.notes[0]?.id);
  });

  it('beside all sections is parked, and the person is told', () => {
    makeNoteAt(test.editor, [1600, -700]);
    expect(test.notes[0]?.section).toBe('park');
    expect(test.messages).toEqual([{ key: 'note.parked' }]);
  });

  it('comes into view', () => {
    test.editor.viewport.zoomTo(4);
    makeNoteIn(test.editor, 'hear');
    const [x, y] = test.editor.viewport.toScreen(test.notes[0]?.pos ?? [0, 0]);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
  });

  it('follows the one before it', () => {
    makeNoteIn(test.editor, 'say');
    test.type('one');
    makeNoteIn(test.editor, 'say');
    test.type('two');
    const [one, two] = test.notes;
    expect(two?.pos[0]).toBe((one?.pos[0] ?? 0) + 176);
  });
});

describe('targets', () => {
  it('are the selected notes', () => {
    const [a, b] = [test.put('a'), test.put('b')];
    test.editor.select([a, b]);
    expect(targets(test.editor).map(({ id }) => id)).toEqual([a, b]);
  });

  it('are the focused note when nothing is selected', () => {
    const id = test.put('a');
    expect(targets(test.editor)).toEqual([]);
    test.editor.focused(id);
    expect(targets(test.editor).map((note) => note.id)).toEqual([id]);
  });
});

describe('deleting', () => {
  it('moves the focus to the next note of the section', () => {
    const [a, b] = [test.put('a', [104, 504]), test.put('b', [304, 504])];
    deleteNotes(test.editor, [test.note(a)]);
    expect(test.notes.map(({ id }) => id)).toEqual([b]);
    expect(test.screen.focusWish).toEqual({ note: b });
    expect(test.selected).toEqual([]);
  });

  it('moves it to the section when none is left', () => {
    const [a, b] = [test.put('a', [104, 504]), test.put('b', [304, 504])];
    deleteNotes(test.editor, [test.note(a), test.note(b)]);
    expect(test.screen.focusWish).toEqual({ section: 'hear' });
    expect(test.messages).toEqual([{ key: 'note.deleted', count: 2 }]);
  });

  it('is one step', () => {
    const [a, b] = [test.put('a', [104, 504]), test.put('b', [304, 504])];
    deleteNotes(test.editor, [test.note(a), test.note(b)]);
    test.editor.history.undo();
    expect(test.notes).toHaveLength(2);
  });

  it('of nothing does nothing', () => {
    deleteNotes(test.editor, []);
    expect(test.messages).toEqual([]);
  });
});

describe('recolouring', () => {
  it('writes one step for all notes and none for those that have the colour', () => {
    const [a, b] = [test.put('a', [104, 504], { colour: 'mint' }), test.put('b', [304, 504])];
    let updates = 0;
    test.map.doc.on('update', () => {
      updates += 1;
    });
    recolour(test.editor, [test.note(a), test.note(b)], 'mint');
    expect(updates).toBe(1);
    recolour(test.editor, [test.note(a), test.note(b)], 'mint');
    expect(updates).toBe(1);
    test.editor.history.undo();
    expect(test.note(b).colour).toBe('yellow');
    expect(test.note(a).colour).toBe('mint');
  });
});

describe('moving to a section', () => {
  it('gives each note a free place of its own', () => {
    const ids = [test.put('a', [104, 504]), test.put('b', [304, 504]), test.put('c', [504, 504])];
    moveToSection(
      test.editor,
      ids.map((id) => test.note(id)),
      'gains',
    );
    const places = ids.map((id) => test.note(id));
    expect(places.map(({ section }) => section)).toEqual(['gains', 'gains', 'gains']);
    expect(new Set(places.map(({ pos }) => pos.join())).size).toBe(3);
    test.editor.history.undo();
    expect(test.note(ids[0] ?? '').section).toBe('hear');
  });

  it('leaves alone what is there already', () => {
    const id = test.put('a', [104, 504]);
    moveToSection(test.editor, [test.note(id)], 'hear');
    expect(test.note(id).pos).toEqual([104, 504]);
  });
});

describe('nudging', () => {
  it('moves by steps of the grid', () => {
    const id = test.put('a', [104, 504]);
    nudge(test.editor, [test.note(id)], 40, -8);
    expect(test.note(id).pos).toEqual([144, 496]);
  });

  it('changes the section where the middle crosses its edge', () => {
    const id = test.put('a', [2280, 504]);
    nudge(test.editor, [test.note(id)], 24, 0);
    expect(test.note(id).section).toBe('see');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeNoteIn } from '../notes';
import { TestEditor } from '../support/testEditor';

let test: TestEditor;

beforeEach(() => {
  test = new TestEditor();
});

describe('editing', () => {
  it('begins with two presses on a note, which is then selected', () => {
    const id = test.put('a', [104, 504]);
    test.doubleClick([150, 550]);
    expect(test.screen.editing).toBe(id);
    expect(test.selected).toEqual([id]);
    expect(test.editor.tools.name).toBe('editing');
  });

  it('begins with a new note where there is none', () => {
    test.doubleClick([300, 700]);
    expect(test.notes).toHaveLength(1);
    expect(test.screen.editing).toBe(test.notes[0]?.id);
    expect(test.notes[0]).toMatchObject({ section: 'hear', author: 'anouk', colour: 'yellow' });
  });

  it('ends with Escape and leaves the note selected and focused', () => {
    const id = test.put('a', [104, 504]);
    test.doubleClick([150, 550]).type('b');
    test.key('Escape');
    expect(test.screen.editing).toBeNull();
    expect(test.selected).toEqual([id]);
    expect(test.screen.focusWish).toEqual({ note: id });
  });

  it('ends with a press elsewhere, which still does what it does', () => {
    test.put('a', [104, 504]);
    const other = test.put('b', [304, 504]);
    test.doubleClick([150, 550]).type('x').click([350, 550]);
    expect(test.screen.editing).toBeNull();
    expect(test.selected).toEqual([other]);
  });

  it('goes over to another note', () => {
    test.put('a', [104, 504]);
    const other = test.put('b', [304, 504]);
    test.doubleClick([150, 550]).doubleClick([350, 550]);
    expect(test.screen.editing).toBe(other);
  });

  it('writes when the text was last changed, in the same step', () => {
    const id = test.put('a', [104, 504]);
    test.wait(5000).doubleClick([150, 550]).type('b');
    test.key('Escape');
    expect(test.note(id).updated).toBe(test.now);
    test.editor.history.undo();
    expect(test.note(id).text).toBe('a');
  });

  it('writes nothing when nothing was typed', () => {
    const id = test.put('a', [104, 504]);
    const { updated } = test.note(id);
    test.wait(5000).doubleClick([150, 550]);
    test.key('Escape');
    expect(test.note(id).updated).toBe(updated);
  });
});

describe('an empty note', () => {
  it('that was just made has never been', () => {
    makeNoteIn(test.editor, 'say');
    test.key('Escape');
    expect(test.notes).toEqual([]);
    expect(test.editor.history.canUndo).toBe(false);
    expect(test.editor.history.canRedo).toBe(false);
    expect(test.screen.focusWish).toEqual({ section: 'say' });
  });

  it('vanishes when one presses elsewhere', () => {
    makeNoteIn(test.editor, 'say');
    test.click([1500, 1000]);
    expect(test.notes).toEqual([]);
  });

  it('vanishes when one makes the next', () => {
    makeNoteIn(test.editor, 'say');
    makeNoteIn(test.editor, 'see');
    expect(test.notes.map(({ section }) => section)).toEqual(['see']);
  });

  it('whose words were all deleted goes to the bin, and undo brings it back', () => {
    const id = test.put('words', [104, 504]);
    test.doubleClick([150, 550]);
    test.map.doc.transact(() => test.map.text(id)?.delete(0, 5), test.editor.origin);
    test.key('Escape');
    expect(test.map.note(id)).toBeUndefined();
    test.editor.history.undo();
    expect(test.note(id).text).toBe('words');
  });

  it('with only spaces counts as empty', () => {
    makeNoteIn(test.editor, 'say');
    test.type('  \n ');
    test.key('Escape');
    expect(test.notes).toEqual([]);
  });

  it('stays when a colleague types in it meanwhile', async () => {
    const [a, b] = TestEditor.pair(Y.applyUpdate);
    makeNoteIn(a.editor, 'say');
    const [{ id } = { id: '' }] = b.notes;
    b.editor.tools.edit(id);
    b.type('from b');
    await a.flush();
    a.key('Escape');
    expect(a.note(id).text).toBe('from b');
  });
});

describe('when the note vanishes', () => {
  it('by a colleague, it ends and the person is told', async () => {
    const [a, b] = TestEditor.pair(Y.applyUpdate);
    const id = a.put('a', [104, 504]);
    a.doubleClick([150, 550]);
    b.map.binNotes([id]);
    await a.flush();
    expect(a.screen.editing).toBeNull();
    expect(a.editor.tools.name).toBe('idle');
    expect(a.messages).toEqual([{ key: 'note.gone' }]);
  });

  it('by an own undo, it ends without a word', async () => {
    test.doubleClick([300, 700]).type('a');
    test.key('Mod+z');
    await test.flush();
    expect(test.notes).toEqual([]);
    expect(test.screen.editing).toBeNull();
    expect(test.messages).toEqual([]);
  });
});

it('takes the caret away from the others when it ends', () => {
  test.put('a', [104, 504]);
  test.doubleClick([150, 550]);
  test.presence.setLocal({ caret: { note: 'x', anchor: '', head: '' } });
  test.key('Escape');
  expect(test.presence.own.caret).toBeUndefined();
});

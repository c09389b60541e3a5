import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { makeNoteAt, nudge, recolour } from './notes';
import { TestEditor } from './support/testEditor';

let test: TestEditor;

beforeEach(() => {
  test = new TestEditor();
});

const undo = (one: TestEditor) => one.editor.history.undo();
const redo = (one: TestEditor) => one.editor.history.redo();

describe('steps', () => {
  it('are one for a whole drag', () => {
    const id = test.put('a', [104, 504]);
    test.down([150, 550]);
    for (let step = 0; step < 60; step++) test.move([150 + step * 10, 550]);
    test.up([740, 550]);
    expect(test.note(id).pos[0]).toBeGreaterThan(600);
    undo(test);
    expect(test.note(id).pos).toEqual([104, 504]);
    redo(test);
    expect(test.note(id).pos[0]).toBeGreaterThan(600);
  });

  it('are one for a burst of nudges and another after a pause', () => {
    const id = test.put('a', [104, 504]);
    const right = () => nudge(test.editor, [test.note(id)], 8, 0);
    right();
    right();
    test.wait(2000);
    right();
    expect(test.note(id).pos[0]).toBe(128);
    undo(test);
    expect(test.note(id).pos[0]).toBe(120);
    undo(test);
    expect(test.note(id).pos[0]).toBe(104);
  });

  it('split typing at pauses', () => {
    const id = test.put('', [104, 504]);
    test.doubleClick([150, 550]).type('one ').type('two').wait(1500).type(' three');
    undo(test);
    expect(test.note(id).text).toBe('one two');
    undo(test);
    expect(test.note(id).text).toBe('');
  });

  it('join a new note with what is first typed in it, however late', () => {
    makeNoteAt(test.editor, [300, 700]);
    test.wait(60_000).type('late');
    test.key('Escape');
    expect(test.notes).toHaveLength(1);
    undo(test);
    expect(test.notes).toHaveLength(0);
  });

  it('never mix a recolouring with a nudge before it', () => {
    const id = test.put('a');
    nudge(test.editor, [test.note(id)], 8, 0);
    recolour(test.editor, [test.note(id)], 'mint');
    undo(test);
    expect(test.note(id)).toMatchObject({ colour: 'yellow', pos: [808, 800] });
  });
});

describe('cancelTo', () => {
  it('takes back everything since the mark and leaves nothing to redo', () => {
    const id = test.put('a');
    const mark = test.editor.history.mark();
    recolour(test.editor, [test.note(id)], 'mint');
    recolour(test.editor, [test.note(id)], 'coral');
    test.editor.history.cancelTo(mark);
    expect(test.note(id).colour).toBe('yellow');
    expect(test.editor.history.canRedo).toBe(false);
  });

  it('does nothing when nothing happened', () => {
    test.put('a');
    test.editor.history.cancelTo(test.editor.history.mark());
    expect(test.notes).toHaveLength(1);
  });
});

it('tells when undo and redo become possible', () => {
  const listener = vi.fn();
  test.editor.history.subscribe(listener);
  expect(test.editor.history.canUndo).toBe(false);
  test.put('a');
  expect(test.editor.history.canUndo).toBe(true);
  undo(test);
  expect(test.editor.history.canUndo).toBe(false);
  expect(test.editor.history.canRedo).toBe(true);
  expect(listener).toHaveBeenCalled();
});

describe('with a colleague on the map', () => {
  let a: TestEditor;
  let b: TestEditor;

  beforeEach(() => {
    [a, b] = TestEditor.pair(Y.applyUpdate);
  });

  it('undoes own edits only', () => {
    const mine = a.put('mine', [104, 504]);
    const theirs = b.put('theirs', [304, 504]);
    undo(a);
    expect(a.map.note(mine)).toBeUndefined();
    expect(a.note(theirs).text).toBe('theirs');
    undo(a);
    expect(b.note(theirs).text).toBe('theirs');
  });

  it('keeps their words in a note that one takes back twenty times', () => {
    makeNoteAt(b.editor, [300, 700]);
    b.type('from b');
    b.key('Escape');
    const [{ id } = { id: '' }] = a.notes;
    a.doubleClick([300, 700]).type(' and from a');
    for (let times = 0; times < 20; times++) undo(b);
    expect(a.note(id).text).toContain(' and from a');
    expect(b.note(id)).toEqual(a.note(id));
    expect(a.note(id).section).toBe('hear');
  });

  it('keeps a note that they moved since one made it', () => {
    makeNoteAt(b.editor, [300, 700]);
    b.type('b');
    b.key('Escape');
    const [{ id } = { id: '' }] = a.notes;
    a.drag([300, 700], [2600, 600]);
    undo(b);
    expect(a.note(id).section).toBe('see');
  });

  it('takes back an own move of their note', () => {
    const id = b.put('b', [104, 504]);
    a.drag([150, 550], [2600, 600]);
    expect(b.note(id).section).toBe('see');
    undo(a);
    expect(b.note(id)).toMatchObject({ section: 'hear', pos: [104, 504] });
  });

  it('takes back an own deletion of their note', () => {
    const id = b.put('b', [104, 504]);
    a.down([150, 550]);
    a.up([150, 550]);
    a.key('Delete');
    expect(b.map.note(id)).toBeUndefined();
    undo(a);
    expect(b.note(id).text).toBe('b');
    redo(a);
    expect(b.map.note(id)).toBeUndefined();
  });

  it('does not overwrite what they changed after an own move', () => {
    const id = b.put('b', [104, 504]);
    a.drag([150, 550], [350, 550]);
    b.drag([350, 550], [2600, 600]);
    undo(a);
    expect(b.note(id).section).toBe('see');
  });
});

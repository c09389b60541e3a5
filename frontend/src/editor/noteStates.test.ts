import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NoteStates } from './noteStates';
import { someone } from './support/fakePresence';
import { TestEditor } from './support/testEditor';

let test: TestEditor;
let states: NoteStates;
let [one, other]: [string, string] = ['', ''];
const [heardOne, heardOther] = [vi.fn(), vi.fn()];

beforeEach(async () => {
  test = new TestEditor();
  [one, other] = [test.put('One', [100, 500]), test.put('Other', [400, 500])];
  await test.flush();
  states = new NoteStates(test.editor);
  heardOne.mockReset();
  heardOther.mockReset();
  for (const [id, heard] of [[one, heardOne] as const, [other, heardOther] as const]) {
    states.get(id);
    states.subscribe(id, heard);
  }
});

describe('how a note is drawn', () => {
  it.each<[string, () => void, (id: string) => unknown]>([
    ['selected', () => test.editor.select([one]), (id) => states.get(id).isSelected],
    ['edited', () => test.editor.tools.edit(one), (id) => states.get(id).isEditing],
    ['wished for', () => test.editor.wishFocus({ note: one }), (id) => states.get(id).focusWish],
    [
      'held by somebody else',
      () => test.presence.meet(someone('Sam', { drag: { [one]: [1, 2] } })),
      (id) => states.get(id).held,
    ],
    [
      'typed in by somebody else',
      () => test.presence.meet(someone('Sam', { caret: { note: one, anchor: '', head: '' } })),
      (id) => states.get(id).typist,
    ],
    ['dragged', () => test.down([150, 550]).move([250, 650]), (id) => states.get(id).own],
  ])('when it is %s only it hears', (_, act, told) => {
    act();
    expect(told(one)).toBeTruthy();
    expect(told(other)).toBeFalsy();
    expect(heardOne).toHaveBeenCalled();
    expect(heardOther).not.toHaveBeenCalled();
  });

  it('is the same object until something of it changes', () => {
    const before = states.get(one);
    test.editor.select([other]);
    expect(states.get(one)).toBe(before);
    test.editor.select([one]);
    expect(states.get(one)).not.toBe(before);
  });

  it('tells both notes of a pile', async () => {
    test.map.placeNotes([{ id: one, pos: [400, 500], section: 'hear' }]);
    await test.flush();
    expect(states.get(one).under).toEqual([other]);
    expect(states.get(other).isCovered).toBe(true);
    expect(heardOther).toHaveBeenCalled();
  });

  it('is nothing once the note is gone, and is forgotten with its last listener', async () => {
    const heard = vi.fn();
    const leave = states.subscribe(one, heard);
    test.map.binNotes([one]);
    await test.flush();
    expect(heard).toHaveBeenCalled();
    expect(states.get(one).note).toBeUndefined();
    leave();
    test.map.restoreNotes([one]);
    await test.flush();
    expect(states.get(one).note?.text).toBe('One');
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

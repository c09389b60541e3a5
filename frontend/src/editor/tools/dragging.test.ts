import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { TestEditor } from '../support/testEditor';

let test: TestEditor;
let id: string;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  test = new TestEditor();
  id = test.put('a', [104, 504]);
});

afterEach(() => {
  vi.useRealTimers();
});

const updatesOf = (one: TestEditor) => {
  let count = 0;
  one.map.doc.on('update', () => {
    count += 1;
  });
  return () => count;
};

describe('while it lasts', () => {
  it('shows the note under the hand, here and to the others', () => {
    test.down([150, 550]).move([400, 600]);
    expect(test.screen.drag?.get(id)).toEqual([354, 554]);
    expect(test.presence.own.drag).toEqual({ [id]: [354, 554] });
  });

  it('writes nothing into the document', () => {
    const updates = updatesOf(test);
    test.down([150, 550]).move([400, 600]).move([700, 700]);
    expect(updates()).toBe(0);
    expect(test.note(id).pos).toEqual([104, 504]);
  });

  it('names the section that a drop would land in', () => {
    test.down([150, 550]).move([2600, 600]);
    expect(test.screen.dropSection).toBe('see');
  });

  it('follows a sheet that moves under a resting hand', () => {
    test.down([150, 550]).move([400, 600]);
    test.editor.viewport.zoomTo(0.5);
    test.move([400, 600]);
    expect(test.screen.drag?.get(id)).toEqual([354, 554]);
  });
});

describe('a drop', () => {
  it('writes once, on the grid, with the section', () => {
    const updates = updatesOf(test);
    test.drag([150, 550], [2601, 603]);
    expect(updates()).toBe(1);
    expect(test.note(id)).toMatchObject({ section: 'see', pos: [2552, 560] });
    expect(test.screen.drag).toBeNull();
    expect(test.screen.dropSection).toBeNull();
  });

  it('moves all selected notes and keeps their distances', () => {
    const other = test.put('b', [304, 504]);
    test.click([150, 550]).click([350, 550], { shift: true }).drag([350, 550], [750, 950]);
    expect(test.note(id).pos).toEqual([504, 904]);
    expect(test.note(other).pos).toEqual([704, 904]);
  });

  it('outside of the sheet parks the note and says so', () => {
    test.drag([150, 550], [150, -900]);
    expect(test.note(id).section).toBe('park');
    expect(test.messages).toEqual([{ key: 'note.parked' }]);
  });

  it('lets others see the place for a moment longer than the drag', () => {
    test.drag([150, 550], [400, 600]);
    expect(test.presence.own.drag).toEqual({ [id]: [352, 552] });
    vi.runAllTimers();
    expect(test.presence.own.drag).toBeUndefined();
  });

  it('does not end the next drag early', () => {
    test.drag([150, 550], [400, 600]).down([400, 600]).move([500, 700]);
    vi.runAllTimers();
    expect(test.presence.own.drag).toBeDefined();
  });
});

describe('Escape', () => {
  it('puts everything back as if nothing had been', () => {
    const updates = updatesOf(test);
    test.down([150, 550]).move([2600, 600]);
    test.key('Escape');
    test.up([2600, 600]);
    expect(updates()).toBe(0);
    expect(test.note(id).pos).toEqual([104, 504]);
    expect(test.presence.own.drag).toBeUndefined();
    expect(test.screen.drag).toBeNull();
  });

  it('is also what the browser means that takes the pointer away', () => {
    test.down([150, 550]).move([2600, 600]);
    test.editor.tools.pointerCancel(1);
    expect(test.note(id).pos).toEqual([104, 504]);
    expect(test.editor.tools.name).toBe('idle');
  });
});

describe('when the note vanishes under the hand', () => {
  it('ends without a trace', async () => {
    const [a, b] = TestEditor.pair(Y.applyUpdate);
    const note = a.put('a', [104, 504]);
    a.down([150, 550]).move([400, 600]);
    b.map.binNotes([note]);
    await a.flush();
    expect(a.editor.tools.name).toBe('idle');
    expect(a.screen.drag).toBeNull();
    a.move([500, 700]).up([500, 700]);
    expect(a.map.note(note)).toBeUndefined();
  });

  it('goes on with the notes that are left', async () => {
    const [a, b] = TestEditor.pair(Y.applyUpdate);
    const [gone, stays] = [a.put('a', [104, 504]), a.put('b', [304, 504])];
    a.click([150, 550]).click([350, 550], { shift: true }).down([350, 550]).move([450, 650]);
    b.map.binNotes([gone]);
    await a.flush();
    expect([...(a.screen.drag?.keys() ?? [])]).toEqual([stays]);
    a.up([450, 650]);
    expect(b.note(stays).pos).toEqual([408, 608]);
  });

  it('keeps a colleague from writing old places over a move of theirs', async () => {
    const [a, b] = TestEditor.pair(Y.applyUpdate);
    const note = a.put('a', [104, 504]);
    a.down([150, 550]).move([170, 550]);
    b.drag([150, 550], [550, 550]);
    await a.flush();
    a.up([170, 550]);
    expect(a.note(note).pos).toEqual(b.note(note).pos);
  });
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { SHEET } from '../shared/catalogue';
import { boxOf, WORLD } from '../shared/geometry';
import { TestEditor } from './support/testEditor';

let test: TestEditor;

beforeEach(() => {
  test = new TestEditor();
});

describe('the selection', () => {
  it('loses notes that a colleague deletes', async () => {
    const [a, b] = TestEditor.pair(Y.applyUpdate);
    const [gone, stays] = [a.put('a', [104, 504]), a.put('b', [304, 504])];
    a.editor.select([gone, stays]);
    a.editor.focused(gone);
    b.map.binNotes([gone]);
    await a.flush();
    expect(a.selected).toEqual([stays]);
    expect(a.screen.focused).toBeNull();
    expect(a.presence.own.selection).toEqual([stays]);
  });

  it('toggles single notes', () => {
    const id = test.put('a');
    test.editor.toggle(id);
    expect(test.selected).toEqual([id]);
    test.editor.toggle(id);
    expect(test.selected).toEqual([]);
  });
});

describe('the focus', () => {
  it('remembers the section for the next note', () => {
    test.editor.focused(test.put('a', [2600, 504], { section: 'see' }));
    expect(test.screen.section).toBe('see');
    test.editor.focused(null);
    expect(test.screen.section).toBe('see');
  });

  it('is wished for with a new object each time', () => {
    const id = test.put('a');
    test.editor.wishFocus({ note: id });
    const first = test.screen.focusWish;
    test.editor.wishFocus({ note: id });
    expect(test.screen.focusWish).not.toBe(first);
  });

  it('brings its note into view', () => {
    const id = test.put('far', [3000, 1500]);
    test.editor.viewport.zoomTo(4);
    test.editor.wishFocus({ note: id });
    const [x, y] = test.editor.viewport.toScreen([3080, 1580]);
    expect(x).toBeLessThan(3200);
    expect(y).toBeLessThan(1800);
  });
});

describe('fit', () => {
  it('shows the sheet, and that something empty lies beside it', () => {
    test.editor.fit();
    const { viewport } = test.editor;
    const { x, w } = boxOf('park');
    expect(viewport.toScreen([0, 0])[0]).toBeGreaterThanOrEqual(0);
    expect(viewport.toScreen([x, 0])[0]).toBeLessThan(viewport.size.width - 64);
    expect(viewport.toScreen([x + w, 0])[0]).toBeGreaterThan(viewport.size.width);
  });

  it('hangs the sheet nearer to the top than to the bottom', () => {
    const { viewport } = test.editor;
    viewport.resize(1600, 1600);
    test.editor.fit();
    const above = viewport.toScreen([0, 0])[1];
    const below = 1600 - viewport.toScreen([0, SHEET.height])[1];
    expect(above).toBeGreaterThan(0);
    expect(above).toBeCloseTo(below / 7);
  });

  it('shows the parking strip too when something is parked', () => {
    test.put('parked', [3300, 500], { section: 'park' });
    test.editor.fit();
    expect(test.editor.viewport.toScreen([WORLD.w, 0])[0]).toBeLessThanOrEqual(3200.001);
  });
});

it('rounds the pointer that it shows to the others', () => {
  test.editor.pointAt([10.4, 20.6]);
  expect(test.presence.own.cursor).toEqual([10, 21]);
  test.editor.pointAt(null);
  expect(test.presence.own.cursor).toBeUndefined();
});

describe('editing from afar', () => {
  it('comes near enough to read what one types', () => {
    const id = test.put('a', [104, 504]);
    const { viewport, tools } = test.editor;
    viewport.resize(390, 700);
    test.editor.fit();
    tools.edit(id);
    expect(viewport.camera.zoom).toBeCloseTo(0.6);
    const [x, y] = viewport.toScreen([104, 504]);
    expect(Math.min(x, y, 390 - x - 96, 700 - y - 96)).toBeGreaterThanOrEqual(0);
  });

  it('leaves a readable sheet where it is', () => {
    const id = test.put('a', [104, 504]);
    const before = test.editor.viewport.camera;
    test.editor.tools.edit(id);
    expect(test.editor.viewport.camera).toBe(before);
  });
});

describe('destroy', () => {
  it('drops what one holds and takes it from the others’ sight', () => {
    const id = test.put('a', [104, 504]);
    test.down([150, 550]).move([400, 600]);
    test.editor.destroy();
    expect(test.note(id).pos).toEqual([352, 552]);
    expect(test.presence.own).toMatchObject({
      cursor: undefined,
      selection: undefined,
      drag: undefined,
      caret: undefined,
    });
  });

  it('no longer listens to the map', async () => {
    const id = test.put('a');
    test.editor.select([id]);
    test.editor.destroy();
    test.map.binNotes([id]);
    await test.flush();
    expect(test.selected).toEqual([id]);
  });

  it('ends an edit and keeps what was typed', () => {
    test.doubleClick([300, 700]).type('kept');
    test.editor.destroy();
    expect(test.notes[0]?.text).toBe('kept');
    expect(test.screen.editing).toBeNull();
  });
});

it('tells messages to whoever listens', () => {
  const listener = vi.fn();
  const stop = test.editor.onMessage(listener);
  test.editor.say({ key: 'note.parked' });
  stop();
  test.editor.say({ key: 'note.parked' });
  expect(listener).toHaveBeenCalledExactlyOnceWith({ key: 'note.parked' });
});

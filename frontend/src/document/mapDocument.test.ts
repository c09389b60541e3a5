import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { MapDocument } from './mapDocument';
import type { NewNote } from './notes';
import { LOCAL } from './origin';

const NEW: NewNote = {
  section: 'say',
  pos: [2400, 1000],
  colour: 'yellow',
  author: 'anouk',
  department: 'marketing',
};

let doc: Y.Doc;
let map: MapDocument;
let now: number;

beforeEach(() => {
  now = 1000;
  doc = new Y.Doc();
  map = new MapDocument(doc, () => now);
});

function fieldsOf(id: string, of = doc): Y.Map<unknown> {
  return of.getMap('notes').get(id) as Y.Map<unknown>;
}

function updatesDuring(act: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const listen = (update: Uint8Array) => updates.push(update);
  doc.on('update', listen);
  act();
  doc.off('update', listen);
  return updates;
}

const flushed = () => Promise.resolve();

describe('a new note', () => {
  test('has all its fields, on top of the others, in one local transaction', () => {
    const origins: unknown[] = [];
    doc.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
    const first = map.addNote(NEW);
    const second = map.addNote({ ...NEW, text: 'hello 👋', size: 'l', origin: 'pasted' });
    expect(origins).toEqual([LOCAL, LOCAL]);
    expect(map.noteIds()).toEqual([first, second]);
    expect(map.note(second)).toEqual({
      id: second,
      section: 'say',
      pos: [2400, 1000],
      size: 'l',
      z: 'a1',
      colour: 'yellow',
      text: 'hello 👋',
      author: 'anouk',
      department: 'marketing',
      created: 1000,
      updated: 1000,
      prompt: '',
      voice: null,
      evidence: [],
    });
    expect(fieldsOf(second).get('origin')).toBe('pasted');
  });

  test('has a shared text that a binding can take', () => {
    const id = map.addNote(NEW);
    map.text(id)?.insert(0, 'typed');
    expect(map.note(id)?.text).toBe('typed');
    expect(map.text('nobody')).toBeUndefined();
  });
});

describe('changing notes', () => {
  test('only fields that change are written, and the time of the change', () => {
    const id = map.addNote(NEW);
    now = 2000;
    const keys: string[][] = [];
    fieldsOf(id).observe((event) => keys.push([...event.keysChanged]));
    map.changeNote(id, { colour: 'blue', section: 'say', pos: [2400, 1000] });
    expect(keys).toEqual([['colour', 'updated']]);
    expect(map.note(id)).toMatchObject({ colour: 'blue', updated: 2000 });
  });

  test('the same values again write nothing at all', () => {
    const id = map.addNote(NEW);
    now = 2000;
    expect(updatesDuring(() => map.changeNote(id, { colour: 'yellow' }))).toEqual([]);
    expect(map.note(id)?.updated).toBe(1000);
  });

  test('a time of change never goes back before a colleague with a fast clock', () => {
    const id = map.addNote(NEW);
    fieldsOf(id).set('updated', 9_000_000);
    map.changeNote(id, { colour: 'blue' });
    expect(map.note(id)?.updated).toBe(9_000_000);
  });

  test('the end of an edit of the text is told once', () => {
    const id = map.addNote(NEW);
    now = 3000;
    map.touchNote(id);
    expect(map.note(id)?.updated).toBe(3000);
    expect(updatesDuring(() => map.touchNote(id))).toEqual([]);
  });

  test('a note that is gone is left alone', () => {
    expect(updatesDuring(() => map.changeNote('gone', { colour: 'blue' }))).toEqual([]);
    expect(updatesDuring(() => map.touchNote('gone'))).toEqual([]);
  });

  test('fields of a later version survive', () => {
    const id = map.addNote(NEW);
    fieldsOf(id).set('voice', 'verbatim');
    map.changeNote(id, { colour: 'mint', size: 's', department: '' });
    map.placeNotes([{ id, pos: [0, 0], section: 'who' }]);
    expect(fieldsOf(id).get('voice')).toBe('verbatim');
  });
});

describe('dropping notes (D42)', () => {
  test('a drop writes place and section in one transaction, z stays where nothing covers it', () => {
    const below = map.addNote(NEW);
    map.addNote({ ...NEW, pos: [100, 1500] });
    const updates = updatesDuring(() =>
      map.placeNotes([{ id: below, pos: [64, 160], section: 'who' }]),
    );
    expect(updates).toHaveLength(1);
    expect(map.note(below)).toMatchObject({ pos: [64, 160], section: 'who', z: 'a0' });
  });

  test('a note dropped below another one rises above it', () => {
    const first = map.addNote(NEW);
    const second = map.addNote({ ...NEW, pos: [100, 1500] });
    map.placeNotes([{ id: first, pos: [150, 1550], section: 'do' }]);
    expect(map.noteIds()).toEqual([second, first]);
  });

  test('a drop where it lay writes nothing', () => {
    const id = map.addNote(NEW);
    const drop = () => map.placeNotes([{ id, pos: [2400, 1000], section: 'say' }]);
    expect(updatesDuring(drop)).toEqual([]);
  });

  test('a note that someone took away meanwhile is left out, the others land', () => {
    const id = map.addNote(NEW);
    map.placeNotes([
      { id: 'gone', pos: [0, 0], section: 'who' },
      { id, pos: [8, 8], section: 'who' },
    ]);
    expect(map.note(id)?.pos).toEqual([8, 8]);
  });
});

describe('the bin (D44)', () => {
  test('a binned note is hidden, still there, and comes back as it was', () => {
    const id = map.addNote({ ...NEW, text: 'keep me' });
    const before = map.note(id);
    now = 5000;
    map.binNotes([id, 'gone']);
    expect(map.noteIds()).toEqual([]);
    expect(map.note(id)).toBeUndefined();
    expect(fieldsOf(id).get('deleted')).toBe(5000);
    map.restoreNotes([id]);
    expect(map.note(id)).toEqual(before);
  });

  test('to bin it again keeps the first time', () => {
    const id = map.addNote(NEW);
    map.binNotes([id]);
    now = 9000;
    expect(updatesDuring(() => map.binNotes([id]))).toEqual([]);
    map.restoreNotes([id]);
    expect(updatesDuring(() => map.restoreNotes([id]))).toEqual([]);
  });
});

describe('colleagues', () => {
  test('a change from the network is shown and told like any other', async () => {
    const id = map.addNote(NEW);
    await flushed();
    const heard = vi.fn();
    map.subscribeNote(id, heard);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    new MapDocument(other, () => 7000).changeNote(id, { section: 'hear' });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote');
    expect(map.note(id)).toMatchObject({ section: 'hear', updated: 7000 });
    await flushed();
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('two people who add at the same time see the same order', () => {
    const other = new Y.Doc();
    const theirs = new MapDocument(other, () => now);
    map.addNote(NEW);
    theirs.addNote(NEW);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    expect(map.noteIds()).toHaveLength(2);
    expect(map.noteIds()).toEqual(theirs.noteIds());
  });

  test('a view made over a filled document shows it at once', () => {
    const ids = [map.addNote(NEW), map.addNote(NEW), map.addNote(NEW)];
    map.binNotes([ids[1] ?? '']);
    expect(new MapDocument(doc).noteIds()).toEqual([ids[0], ids[2]]);
  });
});

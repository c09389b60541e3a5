import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { boxOf, contains } from '../shared/geometry';
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

function rawNote(id: string, fields: Record<string, unknown>): void {
  doc.getMap('notes').set(id, new Y.Map(Object.entries(fields)));
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

describe('strange content (D7)', () => {
  test('half a note is parked in the strip, at a place that everyone computes alike', () => {
    rawNote('half', { text: 'I am half' });
    const note = map.note('half');
    expect(note).toMatchObject({ section: 'park', size: 'm', colour: 'paper', text: 'I am half' });
    expect(contains(boxOf('park'), note?.pos ?? [0, 0])).toBe(true);
    expect(new MapDocument(doc).note('half')?.pos).toEqual(note?.pos);
  });

  test('a note with a section but no usable position is parked too, and the other way round', () => {
    rawNote('a', { section: 'say', pos: ['left', 3] });
    rawNote('b', { section: 'attic', pos: [1, 2] });
    expect(map.note('a')?.section).toBe('park');
    expect(map.note('b')?.section).toBe('park');
    expect(contains(boxOf('park'), map.note('b')?.pos ?? [0, 0])).toBe(true);
  });

  test('fields of the wrong type are read as if they were not there', () => {
    rawNote('odd', {
      ...{ section: 'do', pos: [8, 8], size: 9, colour: 'beige', z: 12, text: [1] },
      ...{ author: {}, department: null, created: 'now', updated: Infinity, deleted: 'yes' },
    });
    expect(map.note('odd')).toEqual({
      ...{ id: 'odd', section: 'do', pos: [8, 8], size: 'm', colour: 'paper', z: '', text: '' },
      ...{ author: '', department: '', created: 0, updated: 0 },
    });
  });

  test('what is no note at all is not shown', () => {
    doc.getMap('notes').set('text', 'just text');
    doc.getMap('notes').set('list', new Y.Array());
    expect(map.noteIds()).toEqual([]);
    expect(map.text('text')).toBeUndefined();
    expect(() => map.binNotes(['text'])).not.toThrow();
  });

  test('parking strange notes somewhere makes them whole', () => {
    rawNote('half', { text: 'x' });
    map.placeNotes([{ id: 'half', pos: [64, 160], section: 'who' }]);
    expect(map.note('half')).toMatchObject({ pos: [64, 160], section: 'who' });
  });

  test('a new note goes on top although a broken z is around', () => {
    rawNote('broken', { section: 'do', pos: [0, 0], z: '!!!' });
    const id = map.addNote(NEW);
    expect(map.noteIds()).toEqual(['broken', id]);
  });
});

describe('who hears what', () => {
  test('a list stays the same array, and a note the same object, until they change', async () => {
    const [a, b] = [map.addNote(NEW), map.addNote(NEW)];
    const [ids, noteA, noteB] = [map.noteIds(), map.note(a), map.note(b)];
    map.changeNote(a, { colour: 'blue' });
    expect(map.noteIds()).toBe(ids);
    expect(map.note(b)).toBe(noteB);
    expect(map.note(a)).not.toBe(noteA);
    fieldsOf(b).set('voice', 'a field that we do not show');
    expect(map.note(b)).toBe(noteB);
    await flushed();
    expect(map.noteIds()).toBe(ids);
  });

  test('a note tells its own listeners alone, once for all changes of a task', async () => {
    const [a, b] = [map.addNote(NEW), map.addNote(NEW)];
    await flushed();
    const [heardA, heardB, heardList] = [vi.fn(), vi.fn(), vi.fn()];
    map.subscribeNote(a, heardA);
    map.subscribeNote(b, heardB);
    map.subscribe(heardList);
    map.changeNote(a, { colour: 'blue' });
    map.text(a)?.insert(0, 'x');
    map.text(a)?.insert(1, 'y');
    expect(heardA).not.toHaveBeenCalled();
    expect(map.note(a)?.text).toBe('xy');
    await flushed();
    expect(heardA).toHaveBeenCalledTimes(1);
    expect(heardB).not.toHaveBeenCalled();
    expect(heardList).not.toHaveBeenCalled();
  });

  test('nobody hears anything inside a transaction', async () => {
    const heard = vi.fn(() => expect(doc._transaction).toBeNull());
    map.subscribe(heard);
    doc.transact(() => {
      map.addNote(NEW);
      map.addNote(NEW);
    });
    await flushed();
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('a list hears of notes that come, go, return and rise', async () => {
    const heard = vi.fn();
    map.subscribe(heard);
    const a = map.addNote(NEW);
    await flushed();
    map.addNote({ ...NEW, pos: [2410, 1010] });
    await flushed();
    map.binNotes([a]);
    await flushed();
    map.restoreNotes([a]);
    await flushed();
    map.placeNotes([{ id: a, pos: [2405, 1005], section: 'say' }]);
    await flushed();
    expect(heard).toHaveBeenCalledTimes(5);
  });

  test('a note that comes and goes within a task is no news', async () => {
    const [heard, heardNote] = [vi.fn(), vi.fn()];
    map.subscribe(heard);
    doc.transact(() => {
      const id = map.addNote(NEW);
      map.subscribeNote(id, heardNote);
      doc.getMap('notes').delete(id);
    });
    await flushed();
    expect(heard).not.toHaveBeenCalled();
  });

  test('who leaves hears nothing any more, others still do', async () => {
    const id = map.addNote(NEW);
    await flushed();
    const [stays, leaves] = [vi.fn(), vi.fn()];
    map.subscribeNote(id, stays);
    const leave = map.subscribeNote(id, leaves);
    leave();
    leave();
    map.changeNote(id, { colour: 'blue' });
    await flushed();
    expect([stays.mock.calls.length, leaves.mock.calls.length]).toEqual([1, 0]);
  });

  test('after it is destroyed nobody hears anything, the document is untouched', async () => {
    const id = map.addNote(NEW);
    const heard = vi.fn();
    map.subscribe(heard);
    map.subscribeNote(id, heard);
    map.subscribeRole(heard);
    map.destroy();
    map.addNote(NEW);
    doc.getMap('role').set('stance', 'neutral');
    await flushed();
    expect(heard).not.toHaveBeenCalled();
    expect(doc.getMap('notes').size).toBe(2);
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

describe('three thousand notes', () => {
  test('a change reads one note, not all of them', async () => {
    doc.transact(() => {
      for (let count = 0; count < 3000; count += 1)
        rawNote(`n${count}`, { section: 'do', pos: [count, 0], text: new Y.Text('x') });
    });
    expect(map.noteIds()).toHaveLength(3000);
    await flushed();
    const reads = vi.spyOn(Y.Text.prototype as { toString: () => string }, 'toString');
    map.text('n1500')?.insert(0, 'y');
    expect(map.note('n1500')?.text).toBe('yx');
    map.changeNote('n7', { colour: 'mint' });
    await flushed();
    expect(reads.mock.calls.length).toBeLessThan(5);
  });

  test('random changes leave the same order as reading everything anew', () => {
    let seed = 11;
    const random = (most: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * most);
    };
    const ids = Array.from({ length: 60 }).map(() => map.addNote(NEW));
    for (let turn = 0; turn < 400; turn += 1) {
      const some = ids.filter(() => random(12) === 0);
      const kind = random(4);
      if (kind === 0) map.binNotes(some);
      else if (kind === 1) map.restoreNotes(some);
      else
        map.placeNotes(
          some.map((id) => ({ id, pos: [random(3000), random(1700)] as const, section: 'do' })),
        );
      if (turn % 20 === 0) expect(map.noteIds()).toEqual(new MapDocument(doc).noteIds());
    }
  });
});

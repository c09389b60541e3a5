import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { MapDocument } from './mapDocument';
import type { NewNote } from './notes';

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

const flushed = () => Promise.resolve();

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

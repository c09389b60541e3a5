import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { noteSize, type Point } from '../shared/catalogue';
import { boxOf, contains } from '../shared/geometry';
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

function rawNote(id: string, fields: Record<string, unknown>): void {
  doc.getMap('notes').set(id, new Y.Map(Object.entries(fields)));
}

describe('strange content (D7)', () => {
  test('half a note is parked in the strip, at a place that everyone computes alike', () => {
    rawNote('half', { text: 'I am half' });
    const note = map.note('half');
    expect(note).toMatchObject({ section: 'park', size: 'm', colour: 'paper', text: 'I am half' });
    expect(contains(boxOf('park'), note?.pos ?? [0, 0])).toBe(true);
    expect(new MapDocument(doc).note('half')?.pos).toEqual(note?.pos);
  });

  test('parked notes lie side by side or exactly on one another, never half over', () => {
    const ids = Array.from({ length: 60 }, (_, at) => `n${at}`);
    for (const id of ids) rawNote(id, { text: id });
    const places: Point[] = ids.map((id) => map.note(id)?.pos ?? [0, 0]);
    const apart = (a: Point, b: Point) => Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
    for (const a of places)
      for (const b of places) expect(apart(a, b) === 0 || apart(a, b) >= noteSize('m')).toBe(true);
    expect(new Set(places.map(String)).size).toBeGreaterThan(8);
  });

  test('a note with a section but no usable position is parked too, and the other way round', () => {
    rawNote('a', { section: 'say', pos: ['left', 3] });
    rawNote('b', { section: 'attic', pos: [1, 2] });
    expect(map.note('a')?.section).toBe('park');
    expect(map.note('b')?.section).toBe('park');
    expect(contains(boxOf('park'), map.note('b')?.pos ?? [0, 0])).toBe(true);
  });

  test('a note that nobody could find, so far off the sheet is it, is parked in the strip', () => {
    rawNote('far', { section: 'say', pos: [9e9, 40] });
    rawNote('above', { section: 'do', pos: [40, -1e6] });
    rawNote('edge', { section: 'do', pos: [-40, 1790] });
    expect(map.note('far')?.section).toBe('park');
    expect(contains(boxOf('park'), map.note('above')?.pos ?? [0, 0])).toBe(true);
    expect(map.note('edge')).toMatchObject({ section: 'do', pos: [-40, 1790] });
  });

  test('voice, question and sources are read as they were written, anything else is absent', () => {
    rawNote('said', {
      ...{ section: 'say', pos: [8, 8], prompt: 'to-us', voice: 'verbatim' },
      evidence: new Y.Map([
        ['b', 'supports'],
        ['a', 'contradicts'],
      ]),
    });
    rawNote('sung', { section: 'say', pos: [8, 8], prompt: 7, voice: 'sung', evidence: 'none' });
    expect(map.note('said')).toMatchObject({
      ...{ prompt: 'to-us', voice: 'verbatim', evidence: ['a', 'b'] },
    });
    expect(map.note('sung')).toMatchObject({ prompt: '', voice: null, evidence: [] });
  });

  test('fields of the wrong type are read as if they were not there', () => {
    rawNote('odd', {
      ...{ section: 'do', pos: [8, 8], size: 9, colour: 'beige', z: 12, text: [1] },
      ...{ author: {}, department: null, created: 'now', updated: Infinity, deleted: 'yes' },
    });
    expect(map.note('odd')).toEqual({
      ...{ id: 'odd', section: 'do', pos: [8, 8], size: 'm', colour: 'paper', z: '', text: '' },
      ...{ author: '', department: '', created: 0, updated: 0, prompt: '', voice: null },
      evidence: [],
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

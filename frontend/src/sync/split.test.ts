import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { splitUpdate } from './split';

/** Several people who built on each other's notes, some of them deleted. */
function workshop(people: number, notes: number): Y.Doc {
  const docs = Array.from({ length: people }, (_, place) => {
    const doc = new Y.Doc();
    doc.clientID = place + 1;
    return doc;
  });
  for (let turn = 0; turn < notes; turn += 1) {
    const doc = docs[turn % people];
    const last = docs[(turn + people - 1) % people];
    if (!doc || !last) continue;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(last));
    doc.getText('t').insert(doc.getText('t').length >> 1, `note ${turn} 😀 `);
    doc.getMap('notes').set(`n${turn}`, new Y.Map([['text', new Y.Text('x'.repeat(50))]]));
    if (turn % 5 === 4) doc.getMap('notes').delete(`n${turn - 2}`);
  }
  const whole = new Y.Doc();
  for (const doc of docs) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
  return whole;
}

function content(doc: Y.Doc) {
  return [doc.getText('t').toString(), doc.getMap('notes').toJSON()];
}

describe('splitting', () => {
  test('an update that fits is left as it is', () => {
    const update = Y.encodeStateAsUpdate(workshop(2, 4));
    expect(splitUpdate(update, update.length)).toEqual([update]);
  });

  test('the parts fit, and give the same document one after the other', () => {
    const doc = workshop(4, 200);
    const parts = splitUpdate(Y.encodeStateAsUpdate(doc), 3000);
    expect(parts.length).toBeGreaterThan(3);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(3000);
    const copy = new Y.Doc();
    for (const part of parts) {
      Y.applyUpdate(copy, part);
      // A part that builds on a later one would wait here, and be refused by the server.
      expect(copy.store.pendingStructs).toBeNull();
      expect(copy.store.pendingDs).toBeNull();
    }
    expect(content(copy)).toEqual(content(doc));
    expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc));
  });

  test('each part can be merged with others, as servers do', () => {
    const doc = workshop(4, 200);
    const parts = splitUpdate(Y.encodeStateAsUpdate(doc), 3000);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.mergeUpdates(parts));
    expect(content(copy)).toEqual(content(doc));
  });

  test('a difference to what the server has is split as well', () => {
    const doc = workshop(3, 120);
    const server = new Y.Doc();
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
    for (let turn = 0; turn < 60; turn += 1) doc.getText('t').insert(turn * 7, `late ${turn} `);
    doc.getText('t').delete(5, 30);
    const missing = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));
    const parts = splitUpdate(missing, 1600);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      Y.applyUpdate(server, part);
      expect(server.store.pendingStructs).toBeNull();
    }
    expect(content(server)).toEqual(content(doc));
  });

  test('deletions come last, alone if they do not fit beside the rest', () => {
    const doc = new Y.Doc();
    const text = doc.getText('t');
    text.insert(0, 'x'.repeat(4000));
    for (let place = 0; place < 1000; place += 1) text.delete(place, 1);
    const parts = splitUpdate(Y.encodeStateAsUpdate(doc), 2500);
    const copy = new Y.Doc();
    for (const part of parts) Y.applyUpdate(copy, part);
    expect(copy.getText('t').toString()).toBe(text.toString());
    const only = splitUpdate(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)), 100);
    expect(only).toHaveLength(1);
  });

  test('one edit larger than the limit stays whole', () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'x'.repeat(10_000));
    expect(splitUpdate(Y.encodeStateAsUpdate(doc), 2000)).toHaveLength(1);
  });
});

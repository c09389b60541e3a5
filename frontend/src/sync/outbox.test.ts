import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Outbox } from './outbox';

let doc: Y.Doc;
let outbox: Outbox;

beforeEach(() => {
  doc = new Y.Doc();
  outbox = new Outbox();
  doc.on('update', (update: Uint8Array) => outbox.add(update));
});

const type = (text: string) => doc.getText('t').insert(0, text);

test('an empty outbox holds no batch', () => {
  expect(outbox.take(1000)).toEqual([]);
});

test('what fits is merged into one batch that gives the same document', () => {
  for (const letter of 'abc') type(letter);
  const batches = outbox.take(1000);
  expect(batches.map(({ changes }) => changes)).toEqual([3]);
  const copy = new Y.Doc();
  for (const { update } of batches) Y.applyUpdate(copy, update);
  expect(copy.getText('t').toString()).toBe('cba');
  expect(outbox.take(1000)).toEqual([]);
});

test('what does not fit goes into further batches, in order', () => {
  for (let count = 0; count < 4; count += 1) type('x'.repeat(400));
  const batches = outbox.take(1000);
  expect(batches.map(({ changes }) => changes)).toEqual([2, 2]);
  for (const { update } of batches) expect(update.length).toBeLessThanOrEqual(1000);
});

test('an update larger than the limit has a batch of its own', () => {
  type('a');
  type('x'.repeat(3000));
  type('b');
  expect(outbox.take(1000).map(({ changes }) => changes)).toEqual([1, 1, 1]);
});

test('what is cleared is not taken', () => {
  type('a');
  outbox.clear();
  expect(outbox.take(1000)).toEqual([]);
});

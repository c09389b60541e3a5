import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  isSame,
  isSameRecord,
  readMap,
  readNumber,
  readPoint,
  readText,
  readTexts,
  writeFields,
} from './values';

function root(): Y.Map<unknown> {
  return new Y.Doc().getMap('root');
}

test('a value of the wrong type counts as absent (D7)', () => {
  expect(readText(7)).toBeUndefined();
  expect(readNumber('7')).toBeUndefined();
  expect(readNumber(Number.NaN)).toBeUndefined();
  for (const strange of [null, 'x', [1], [1, 2, 3], [1, '2'], [1, Infinity], { 0: 1, 1: 2 }])
    expect(readPoint(strange)).toBeUndefined();
  const map = root();
  map.set('plain', { a: 1 });
  expect(readMap(map, 'plain')).toBeUndefined();
  expect(readMap(map, 'absent')).toBeUndefined();
});

test('a text may be shared or plain', () => {
  const map = root();
  map.set('shared', new Y.Text('one'));
  expect(readText(map.get('shared'))).toBe('one');
  expect(readText('two')).toBe('two');
});

test('a list may be shared or plain; what is no text is left out', () => {
  const map = root();
  map.set('shared', Y.Array.from(['a', 1, 'b']));
  expect(readTexts(map.get('shared'))).toEqual(['a', 'b']);
  expect(readTexts(['c', null])).toEqual(['c']);
  expect(readTexts('d')).toEqual([]);
});

test('lists are the same if their items are', () => {
  expect(isSame([1, 2], [1, 2])).toBe(true);
  expect(isSame([1, 2], [1, 3])).toBe(false);
  expect(isSame([1], [1, 1])).toBe(false);
  expect(isSame('1', 1)).toBe(false);
});

test('records are the same if they have the same fields', () => {
  expect(isSameRecord({ a: [1], b: 2 }, { b: 2, a: [1] })).toBe(true);
  expect(isSameRecord({ a: undefined }, { b: undefined })).toBe(false);
  expect(isSameRecord({ a: 1 }, { a: 1, b: 1 })).toBe(false);
});

test('only fields that change are written (D4)', () => {
  const map = root();
  expect(writeFields(map, { a: 1, pos: [1, 2] })).toBe(true);
  const before = Y.encodeStateVector(map.doc as Y.Doc);
  expect(writeFields(map, { a: 1, pos: [1, 2] })).toBe(false);
  expect(Y.encodeStateVector(map.doc as Y.Doc)).toEqual(before);
});

test('undefined takes a field out, and fields not named survive', () => {
  const map = root();
  map.set('a', 1);
  map.set('future', { any: 'thing' });
  expect(writeFields(map, { a: undefined })).toBe(true);
  expect(map.toJSON()).toEqual({ future: { any: 'thing' } });
  expect(writeFields(map, { a: undefined })).toBe(false);
});

import { describe, expect, test } from 'vitest';
import {
  awarenessFrame,
  decodeFrame,
  helloFrame,
  step1Frame,
  step2Frame,
  updateFrame,
} from './frames';
import { frame } from './testSupport';

const BYTES = Uint8Array.of(1, 2, 3);

describe('what we send, byte by byte', () => {
  test('hello is its type and the version (P3)', () => {
    expect([...helloFrame(null)]).toEqual([64, 1]);
    expect([...helloFrame(300)]).toEqual([64, 1, 172, 2]);
  });

  test('document frames and presence are those of y-protocols (P2)', () => {
    expect([...step1Frame(BYTES)]).toEqual([0, 0, 3, 1, 2, 3]);
    expect([...step2Frame(BYTES)]).toEqual([0, 1, 3, 1, 2, 3]);
    expect([...updateFrame(BYTES)]).toEqual([0, 2, 3, 1, 2, 3]);
    expect([...awarenessFrame(BYTES)]).toEqual([1, 3, 1, 2, 3]);
  });
});

describe('what we read', () => {
  test.each([
    [step1Frame(BYTES), { type: 'step1', vector: BYTES }],
    [step2Frame(BYTES), { type: 'step2', update: BYTES }],
    [updateFrame(BYTES), { type: 'update', update: BYTES }],
    [awarenessFrame(BYTES), { type: 'awareness', update: BYTES }],
    [frame(3), { type: 'queryAwareness' }],
    [frame(64, 7), { type: 'hello', version: 7, epoch: null }],
    [frame(64, 7, 300), { type: 'hello', version: 7, epoch: 300 }],
    [frame(65, 300), { type: 'saved', count: 300 }],
    [frame(66, 'storage'), { type: 'refused', reason: 'storage' }],
    [frame(67, 1), { type: 'level', level: 'view' }],
    [frame(68, 'requests'), { type: 'changed', subject: 'requests' }],
  ])('frame %# says what was meant', (bytes, meaning) => {
    expect(decodeFrame(bytes)).toEqual(meaning);
  });

  test('types of a later version are left alone', () => {
    expect(decodeFrame(frame(99, 'news'))).toEqual({ type: 'other' });
    expect(decodeFrame(frame(0, 9, BYTES))).toEqual({ type: 'other' });
  });

  test.each([[[]], [[0]], [[0, 0]], [[0, 1, 5, 1]], [[1, 200]], [[64]], [[66, 9, 65]]])(
    'a frame cut short (%j) is an error',
    (bytes) => {
      expect(() => decodeFrame(Uint8Array.from(bytes))).toThrow();
    },
  );
});

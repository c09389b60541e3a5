import { expect, test } from 'vitest';
import { limits } from '../../shared/limits';
import { isTooLarge, sourceOf } from './source';

const isBoard = async (...parts: BlobPart[]) => (await sourceOf('x', new Blob(parts))).isBoard;

test('a JSON object is taken for a board, whatever mark and spaces are before it', async () => {
  expect(await isBoard('{"format": "empathyboard"}')).toBe(true);
  expect(await isBoard('\uFEFF\n  {"format": "empathyboard"}')).toBe(true);
});

test('a zip is taken for a board by its first bytes and not by its name', async () => {
  expect(await isBoard(new Uint8Array([0x50, 0x4b, 3, 4, 0]))).toBe(true);
  expect(await isBoard('PK is how she signs')).toBe(false);
});

test('text is a table of notes, an empty one too', async () => {
  expect(await isBoard('Section;Text\r\nsee;A wall {of} notes')).toBe(false);
  expect(await isBoard('')).toBe(false);
});

test('a file of the largest size may be sent, one byte more not', () => {
  expect(isTooLarge({ size: limits.importBytes } as Blob)).toBe(false);
  expect(isTooLarge({ size: limits.importBytes + 1 } as Blob)).toBe(true);
});

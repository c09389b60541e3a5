import { expect, test } from 'vitest';
import { boardIn, dropKey, keepKey, keyOf } from './keys';

test('a key is kept on the device until the board is forgotten', () => {
  keepKey('board', 'secret');
  expect([keyOf('board'), keyOf('other')]).toEqual(['secret', null]);
  dropKey('board');
  expect(keyOf('board')).toBeNull();
});

test.each([
  ['https://board.example.org/b/hHR3CS1iDTOFKfo6kiQs4Q', 'hHR3CS1iDTOFKfo6kiQs4Q'],
  ['  http://192.168.1.7:8000/b/hHR3CS1iDTOFKfo6kiQs4Q?role=x ', 'hHR3CS1iDTOFKfo6kiQs4Q'],
  ['/b/hHR3CS1iDTOFKfo6kiQs4Q', 'hHR3CS1iDTOFKfo6kiQs4Q'],
  ['hHR3CS1iDTOFKfo6kiQs4Q', 'hHR3CS1iDTOFKfo6kiQs4Q'],
  ['https://board.example.org/', null],
  ['nothing like it', null],
])('the board in %j is %j', (address, board) => {
  expect(boardIn(address)).toBe(board);
});

import { expect, it } from 'vitest';
import { limits } from '../../shared/limits';
import { shortened, toPieces } from './pieces';

it.each([
  ['one line', 'Too slow', ['Too slow']],
  ['lines with the ends of any system', 'a\r\nb\rc\n', ['a', 'b', 'c']],
  ['lists', '• a\n- b\n* c\n– d', ['a', 'b', 'c', 'd']],
  ['numbers and dashes that are words', '-5 %\n*very*', ['-5 %', '*very*']],
  ['a quote that somebody said', '"We wait"\nand more', ['"We wait"', 'and more']],
  ['a range of cells', 'a\tb\nc\t', ['a', 'b', 'c']],
  ['a cell with a break', '"two\nlines"\tb', ['two\nlines', 'b']],
  ['a cell with quotes and a break', '"say ""no""\nnow"\tb', ['say "no"\nnow', 'b']],
  ['a quoted cell without a break', '"We wait"\tb', ['"We wait"', 'b']],
  ['a quote that never ends', '"open\tb', ['"open', 'b']],
])('%s', (_, pasted, pieces) => {
  expect(toPieces(pasted)).toEqual(pieces);
});

it('cuts no emoji in half', () => {
  const long = `${'x'.repeat(limits.noteTextLength - 1)}😀`;
  expect(shortened(long)).toBe('x'.repeat(limits.noteTextLength - 1));
});

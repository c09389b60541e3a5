import { describe, expect, test } from 'vitest';
import { applyEdit, findEdit, wellFormed } from './textEdits';

describe('the smallest edit', () => {
  test('no edit for the same text', () => {
    expect(findEdit('abc', 'abc', 3)).toBeNull();
  });

  test('a letter typed among its like is where the caret is', () => {
    expect(findEdit('aaaa', 'aaaaa', 1)).toEqual({ index: 0, remove: 0, insert: 'a' });
    expect(findEdit('aaaa', 'aaaaa', 3)).toEqual({ index: 2, remove: 0, insert: 'a' });
    expect(findEdit('aaaa', 'aaaaa', 5)).toEqual({ index: 4, remove: 0, insert: 'a' });
  });

  test('a letter removed among its like was at the caret', () => {
    expect(findEdit('aaaa', 'aaa', 2)).toEqual({ index: 2, remove: 1, insert: '' });
    expect(findEdit('aaaa', 'aaa', 0)).toEqual({ index: 0, remove: 1, insert: '' });
  });

  test('a selection replaced keeps what is the same at both ends', () => {
    expect(findEdit('the cat sat', 'the cut sat', 7)).toEqual({ index: 5, remove: 1, insert: 'u' });
  });

  test('a word corrected away from the caret is found all the same', () => {
    expect(findEdit('teh end is near', 'the end is near', 15)).toEqual({
      index: 1,
      remove: 2,
      insert: 'he',
    });
  });

  test('a caret outside the text does no harm', () => {
    expect(findEdit('ab', 'abc', 99)).toEqual({ index: 2, remove: 0, insert: 'c' });
    expect(findEdit('ab', 'cab', -5)).toEqual({ index: 0, remove: 0, insert: 'c' });
  });

  test('everything emptied and everything filled', () => {
    expect(findEdit('abc', '', 0)).toEqual({ index: 0, remove: 3, insert: '' });
    expect(findEdit('', 'abc', 3)).toEqual({ index: 0, remove: 0, insert: 'abc' });
  });
});

describe('code points', () => {
  test('emoji that share their first half are replaced whole', () => {
    // U+1F600 and U+1F601 have the same high surrogate.
    expect(findEdit('\u{1F600}', '\u{1F601}', 2)).toEqual({
      index: 0,
      remove: 2,
      insert: '\u{1F601}',
    });
  });

  test('emoji that share their second half are replaced whole', () => {
    // U+1F600 and U+1FA00 share the low surrogate.
    expect(findEdit('x\u{1F600}y', 'x\u{1FA00}y', 3)).toEqual({
      index: 1,
      remove: 2,
      insert: '\u{1FA00}',
    });
  });

  test('a skin tone is added to a hand, not a new hand', () => {
    expect(findEdit('👋', '👋🏽', 4)).toEqual({ index: 2, remove: 0, insert: '🏽' });
  });

  test('a half emoji from a broken keyboard becomes a replacement sign', () => {
    expect(findEdit('a', 'a\uD83D', 2)?.insert).toBe('\uFFFD');
    expect(wellFormed('ok 👍')).toBe('ok 👍');
  });
});

test('whatever the two texts and the caret, the edit turns one into the other', () => {
  const letters = ['a', 'b', '😀', '😁', '👩‍👧', 'é', '\n'];
  let seed = 7;
  const random = (most: number) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed % most;
  };
  const text = () => Array.from({ length: random(8) }, () => letters[random(7)]).join('');
  for (let turn = 0; turn < 3000; turn += 1) {
    const [before, after] = [text(), text()];
    const edit = findEdit(before, after, random(after.length + 1));
    expect(edit ? applyEdit(before, edit) : before).toBe(after);
    expect(edit && wellFormed(before.slice(0, edit.index))).toBe(
      edit && before.slice(0, edit.index),
    );
  }
});

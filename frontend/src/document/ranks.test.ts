import { describe, expect, test } from 'vitest';
import { byRank, type Ranked, rankAbove, ranksForMove, readRank } from './ranks';

function moved(ordered: readonly Ranked[], id: string, before: string | null): string[] {
  const ranks = ranksForMove(ordered, id, before);
  return ordered
    .map((entry) => ({ ...entry, rank: ranks.get(entry.id) ?? entry.rank }))
    .sort(byRank)
    .map((entry) => entry.id);
}

const THREE: readonly Ranked[] = [
  { id: 'a', rank: 'a0' },
  { id: 'b', rank: 'a1' },
  { id: 'c', rank: 'a2' },
];

describe('ranks from a document', () => {
  test('a fractional index is taken, anything else counts as lowest', () => {
    expect(readRank('a0V')).toBe('a0V');
    for (const strange of ['', 'a', 'a00', '!', 7, null, undefined, {}])
      expect(readRank(strange)).toBe('');
  });

  test('equal ranks are told apart by id, the same for everyone', () => {
    const twins = [
      { id: 'y', rank: 'a1' },
      { id: 'x', rank: 'a1' },
    ];
    expect(twins.toSorted(byRank).map(({ id }) => id)).toEqual(['x', 'y']);
    expect(byRank({ id: 'x', rank: 'a1' }, { id: 'x', rank: 'a1' })).toBe(0);
  });

  test('above nothing there is a first rank, above a rank a higher one', () => {
    expect(rankAbove('')).toBe('a0');
    expect(rankAbove('a0') > 'a0').toBe(true);
  });
});

describe('moving', () => {
  test('a move gives a rank to the moved one alone', () => {
    expect([...ranksForMove(THREE, 'c', 'b').keys()]).toEqual(['c']);
  });

  test('first, between and last', () => {
    expect(moved(THREE, 'c', 'a')).toEqual(['c', 'a', 'b']);
    expect(moved(THREE, 'c', 'b')).toEqual(['a', 'c', 'b']);
    expect(moved(THREE, 'a', null)).toEqual(['b', 'c', 'a']);
  });

  test('before something that is gone means last', () => {
    expect(moved(THREE, 'a', 'gone')).toEqual(['b', 'c', 'a']);
  });

  test('between twins, made by two people at once, all get new ranks', () => {
    const twins = [
      { id: 'a', rank: 'a1' },
      { id: 'b', rank: 'a1' },
      { id: 'c', rank: 'a5' },
    ];
    expect(moved(twins, 'c', 'b')).toEqual(['a', 'c', 'b']);
  });

  test('beside a broken rank all get new ranks', () => {
    const broken = [
      { id: 'a', rank: '' },
      { id: 'b', rank: 'a1' },
    ];
    expect(moved(broken, 'b', 'a')).toEqual(['b', 'a']);
  });

  test('a thousand moves between the same two never fail', () => {
    let list: Ranked[] = [...THREE];
    for (let turn = 0; turn < 1000; turn += 1) {
      const [first, second, third] = list.map(({ id }) => id);
      const ranks = ranksForMove(list, third ?? '', second ?? null);
      list = list.map((entry) => ({ ...entry, rank: ranks.get(entry.id) ?? entry.rank }));
      list.sort(byRank);
      expect(list.map(({ id }) => id)).toEqual([first, third, second]);
    }
  });
});

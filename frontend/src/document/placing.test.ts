import { describe, expect, test } from 'vitest';
import type { Point } from '../shared/catalogue';
import type { Note } from './notes';
import { placements, type Shown } from './placing';

function note(id: string, z: string, pos: Point): Note {
  return {
    ...{ id, z, pos, section: 'do', size: 'm', colour: 'paper', text: '' },
    ...{ author: '', department: '', created: 0, updated: 0, prompt: '', voice: null },
    evidence: [],
  };
}

function sheet(...notes: readonly Note[]): Shown {
  const byId = new Map(notes.map((entry) => [entry.id, entry]));
  const top =
    notes
      .map(({ z }) => z)
      .sort()
      .at(-1) ?? '';
  return { top, get: (id) => byId.get(id), all: () => notes };
}

function ranksAfter(shown: Shown, moves: readonly (readonly [string, Point])[]) {
  const placed = placements(
    moves.map(([id, pos]) => ({ id, pos, section: 'do' })),
    shown,
  );
  return Object.fromEntries(placed.map(({ id, z }) => [id, z]));
}

describe('z after a drop', () => {
  const shown = sheet(
    note('a', 'a0', [0, 0]),
    note('b', 'a1', [500, 0]),
    note('c', 'a2', [900, 0]),
  );

  test('nothing below it, nothing to write', () => {
    expect(ranksAfter(shown, [['a', [0, 800]]])).toEqual({ a: undefined });
  });

  test('already on top of what it overlaps, nothing to write', () => {
    expect(ranksAfter(shown, [['c', [510, 10]]])).toEqual({ c: undefined });
  });

  test('edges that touch do not overlap', () => {
    expect(ranksAfter(shown, [['a', [340, 0]]])).toEqual({ a: undefined });
  });

  test('covered by another, it goes to the very top', () => {
    expect(ranksAfter(shown, [['a', [510, 10]]])).toEqual({ a: 'a3' });
  });

  test('with equal ranks the one of the lower id is the covered one', () => {
    const twins = sheet(note('x', 'a1', [0, 0]), note('y', 'a1', [500, 0]));
    expect(ranksAfter(twins, [['x', [510, 0]]])).toEqual({ x: 'a2' });
    expect(ranksAfter(twins, [['y', [10, 0]]])).toEqual({ y: undefined });
  });
});

describe('several notes at once', () => {
  test('they keep their order among themselves: what lay on a risen one rises too', () => {
    const shown = sheet(
      note('a', 'a0', [0, 0]),
      note('b', 'a2', [40, 40]),
      note('wall', 'a1', [1000, 0]),
    );
    const placed = ranksAfter(shown, [
      ['b', [1040, 40]],
      ['a', [1000, 0]],
    ]);
    expect(placed).toEqual({ a: 'a3', b: 'a4' });
  });

  test('those that are not covered stay as they were', () => {
    const shown = sheet(
      note('a', 'a0', [0, 0]),
      note('b', 'a2', [400, 0]),
      note('wall', 'a1', [1000, 0]),
    );
    const placed = ranksAfter(shown, [
      ['a', [1000, 0]],
      ['b', [1400, 0]],
    ]);
    expect(placed).toEqual({ a: 'a3', b: undefined });
  });

  test('a note named twice lands where it was named last', () => {
    const shown = sheet(note('a', 'a0', [0, 0]));
    const twice = [
      { id: 'a', pos: [1, 1], section: 'do' },
      { id: 'a', pos: [2, 2], section: 'say' },
    ] as const;
    expect(placements(twice, shown)).toEqual([{ id: 'a', pos: [2, 2], section: 'say' }]);
  });
});

import { expect, test } from 'vitest';
import { allowed, type Deed, type Level, levelOf, levels } from './access';

const FROM: Readonly<Record<Deed, Level>> = {
  view: 'view',
  point: 'comment',
  comment: 'comment',
  edit: 'edit',
  facilitate: 'facilitate',
  export: 'edit',
  link: 'facilitate',
  delete: 'own',
  audit: 'own',
};

const rows = Object.entries(FROM).flatMap(([deed, from]) =>
  levels.map((level, at) => [level, deed as Deed, at >= levels.indexOf(from)] as const),
);

test.each(rows)('A1: %s and %s: %s', (level, deed, may) => {
  expect(allowed(level, deed)).toBe(may);
});

test('P7: the numbers of the wire are levels; an unknown one may do nothing', () => {
  expect([1, 2, 3, 4, 5].map(levelOf)).toEqual(['view', 'comment', 'edit', 'facilitate', 'own']);
  expect(levelOf(99)).toBe('none');
});

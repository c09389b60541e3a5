import { expect, test } from 'vitest';
import { ONLINE } from '../support/fakes';
import { isAwaited, isReloaded, problemOf } from './problems';

test('a page that is well has no problem', () => {
  expect(problemOf(ONLINE, null)).toBeNull();
  expect(problemOf(ONLINE, ONLINE)).toBeNull();
  expect(problemOf({ ...ONLINE, phase: 'offline' }, ONLINE)).toBeNull();
});

test.each(['outdated', 'restored', 'unknown', 'gone', 'forbidden', 'refused'] as const)(
  'a board that is %s is told before anything of its map',
  (phase) => {
    expect(problemOf({ ...ONLINE, phase }, { ...ONLINE, phase: 'gone' })).toBe(phase);
  },
);

test('a map that is not there any more is a role that was removed', () => {
  expect(problemOf(ONLINE, { ...ONLINE, phase: 'gone' })).toBe('roleGone');
  expect(problemOf(ONLINE, { ...ONLINE, phase: 'unknown' })).toBe('roleGone');
});

test.each(['storage', 'damaged'] as const)('edits refused for %s are told as that', (refusal) => {
  const refused = { ...ONLINE, phase: 'refused', refusal } as const;
  expect(problemOf(refused, null)).toBe(refusal);
  expect(problemOf(ONLINE, refused)).toBe(refusal);
  expect([isAwaited(refusal), isReloaded(refusal)]).toEqual([true, false]);
});

test('after a restore the way out is to load the page again', () => {
  expect([isAwaited('restored'), isReloaded('restored')]).toEqual([false, true]);
});

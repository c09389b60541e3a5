import { expect, test } from 'vitest';
import { retryDelay } from './backoff';

test('delays grow to 30 s and never fall below half a second', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 50].map((attempt) => retryDelay(attempt, () => 1));
  expect(longest).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  expect(retryDelay(7, () => 0)).toBe(500);
});

test('full jitter: a room that lost its server does not come back in one moment', () => {
  expect(retryDelay(6, () => 0.5)).toBe(15_000);
});

import { expect, it } from 'vitest';
import { presenceInterval } from './cadence';
import { limits } from './limits';

it.each([
  [0, 15],
  [1, 15],
  [30, 15],
  [45, 10],
  [90, 5],
  [225, 2],
  [299, 2],
])('P34: among %i others a state goes out %i times a second', (others, perSecond) => {
  expect(1000 / presenceInterval(others)).toBeCloseTo(perSecond);
});

it('P34: never faster than the server passes on', () => {
  expect(1000 / presenceInterval(0)).toBeCloseTo(limits.presencePerSecond);
});

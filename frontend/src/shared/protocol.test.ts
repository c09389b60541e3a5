import { expect, test } from 'vitest';
import { limits } from './limits';
import { closeReason, protocol } from './protocol';

test('every close code tells its reason', () => {
  expect(closeReason(4426)).toBe('outdated');
  expect(closeReason(1013)).toBe('slow');
  for (const [reason, code] of Object.entries(protocol.closeCodes))
    expect(closeReason(code)).toBe(reason);
});

test('a code that is not ours has no reason', () => {
  expect(closeReason(1006)).toBeNull();
});

test('an update fits into a frame, and a state of presence into its frame', () => {
  expect(limits.updateBytes).toBeLessThan(limits.frameBytes);
  expect(limits.presenceStateBytes).toBeLessThan(limits.presenceFrameBytes);
});

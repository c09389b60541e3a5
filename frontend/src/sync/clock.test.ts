import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock, Timer } from './clock';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('the system clock tells the time and keeps appointments', () => {
  const run = vi.fn();
  const start = systemClock.now();
  systemClock.after(50, run);
  vi.advanceTimersByTime(49);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
  expect(systemClock.now() - start).toBe(50);
});

test('a timer set anew forgets what it was set to', () => {
  const timer = new Timer(systemClock);
  const [first, second] = [vi.fn(), vi.fn()];
  timer.set(10, first);
  timer.set(20, second);
  vi.advanceTimersByTime(30);
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  expect(timer.isSet).toBe(false);
});

test('a cleared timer does nothing, and may be set from within itself', () => {
  const timer = new Timer(systemClock);
  const run = vi.fn(() => {
    if (run.mock.calls.length < 3) timer.set(10, run);
  });
  timer.set(10, run);
  vi.advanceTimersByTime(100);
  expect(run).toHaveBeenCalledTimes(3);
  timer.set(10, run);
  timer.clear();
  timer.clear();
  vi.advanceTimersByTime(100);
  expect(run).toHaveBeenCalledTimes(3);
});

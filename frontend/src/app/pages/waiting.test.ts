import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RequestState } from '../../api/accessTypes';
import { ApiError } from '../../api/errors';
import { awaitAnswer, type Outcome } from './waiting';

const WAITING: RequestState = { state: 'waiting', address: null };
const outcomes: Outcome[] = [];
let answer: () => Promise<RequestState>;
let asked: number;

beforeEach(() => {
  vi.useFakeTimers();
  outcomes.length = 0;
  asked = 0;
  answer = async () => WAITING;
});

afterEach(() => vi.useRealTimers());

function wait(): () => void {
  return awaitAnswer(
    () => {
      asked += 1;
      return answer();
    },
    (outcome) => outcomes.push(outcome),
  );
}

test('who is let in learns it within seconds, and asks no more', async () => {
  wait();
  await vi.advanceTimersByTimeAsync(3000);
  answer = async () => ({ state: 'in', address: '/b/alias' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(outcomes).toEqual([{ address: '/b/alias' }]);
  expect(asked).toBe(3);
});

test('who is turned away, or whose request is gone, learns that too', async () => {
  answer = async () => ({ state: 'refused', address: null });
  wait();
  await vi.advanceTimersByTimeAsync(1);
  answer = () => Promise.reject(new ApiError({ status: 404, code: '404', title: '', detail: '' }));
  wait();
  await vi.advanceTimersByTimeAsync(1);
  expect(outcomes).toEqual([{ address: null }, { address: null }]);
});

test('a network that is away for a while is no answer', async () => {
  answer = () =>
    Promise.reject(new ApiError({ status: 0, code: 'network', title: '', detail: '' }));
  wait();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(outcomes).toEqual([]);
});

test('a long wait asks less often, and who leaves asks no more', async () => {
  const leave = wait();
  await vi.advanceTimersByTimeAsync(60_000);
  const soon = asked;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked - soon).toBeLessThan(soon / 3);
  leave();
  const before = asked;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(before);
});

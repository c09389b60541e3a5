import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Viewport } from '../../shared/viewport';
import { followRest, REST } from './rest';

let viewport: Viewport;
let told: boolean[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  viewport = new Viewport({ x: 0, y: 0, w: 3200, h: 1800 });
  viewport.resize(1000, 800);
  told = [];
  stop = followRest(viewport, (isAtRest) => told.push(isAtRest));
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

it('tells once that the view moves, however long it does', () => {
  for (let step = 0; step < 5; step++) {
    viewport.panBy(5, 5);
    vi.advanceTimersByTime(REST - 1);
  }
  expect(told).toEqual([false]);
});

it('tells when it is at rest, and when it moves again', () => {
  viewport.panBy(5, 5);
  vi.advanceTimersByTime(REST);
  viewport.panBy(5, 5);
  expect(told).toEqual([false, true, false]);
});

it('tells nothing once it was stopped', () => {
  viewport.panBy(5, 5);
  stop();
  vi.advanceTimersByTime(REST);
  viewport.panBy(5, 5);
  expect(told).toEqual([false]);
});

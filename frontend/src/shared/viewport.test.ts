import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Point } from './catalogue';
import { Viewport, ZOOM } from './viewport';

const WORLD = { x: 0, y: 0, w: 3200, h: 1800 };
let view: Viewport;

beforeEach(() => {
  view = new Viewport(WORLD);
  view.resize(1600, 900);
  view.fit(WORLD);
});

const near = ([x, y]: Point, [a, b]: Point) => {
  expect(x).toBeCloseTo(a, 6);
  expect(y).toBeCloseTo(b, 6);
};

describe('fit', () => {
  it('shows the whole box in the middle of the view', () => {
    expect(view.camera.zoom).toBeCloseTo(0.5);
    near(view.toScreen([1600, 900]), [800, 450]);
  });

  it('keeps free what the bars take', () => {
    const inset = new Viewport(WORLD, { top: 0, right: 0, bottom: 100, left: 200 });
    inset.resize(1600, 900);
    inset.fit(WORLD);
    const [left, top] = inset.toScreen([0, 0]);
    const [right, bottom] = inset.toScreen([3200, 1800]);
    expect(left).toBeGreaterThanOrEqual(200);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(1600.001);
    expect(bottom).toBeLessThanOrEqual(800.001);
  });

  it('enlarges a small box no further than asked', () => {
    view.fit({ x: 100, y: 100, w: 10, h: 10 });
    expect(view.camera.zoom).toBe(1);
    view.fit({ x: 100, y: 100, w: 10, h: 10 }, 2);
    expect(view.camera.zoom).toBe(2);
  });

  it('stands a view without any size', () => {
    view.resize(0, 0);
    view.fit(WORLD);
    expect(view.camera.zoom).toBe(ZOOM.min);
  });
});

describe('zoom', () => {
  it('keeps the sheet point under the pointer where it is', () => {
    const at: Point = [400, 300];
    const before = view.toSheet(at);
    view.zoomAt(at, 1.7);
    near(view.toSheet(at), before);
    view.zoomAt(at, 0.4);
    near(view.toSheet(at), before);
  });

  it('stays between 5 and 400 percent', () => {
    view.zoomAt([0, 0], 1000);
    expect(view.camera.zoom).toBe(4);
    view.zoomAt([0, 0], 1e-6);
    expect(view.camera.zoom).toBe(0.05);
  });

  it('goes to a scale around the middle', () => {
    const middle = view.toSheet(view.centre());
    view.zoomTo(1);
    expect(view.camera.zoom).toBeCloseTo(1);
    near(view.toSheet(view.centre()), middle);
  });
});

describe('pan', () => {
  it('moves the sheet along with the pointer', () => {
    const before = view.toScreen([500, 500]);
    view.panBy(30, -20);
    near(view.toScreen([500, 500]), [before[0] + 30, before[1] - 20]);
  });

  it('never loses the sheet out of sight', () => {
    view.panBy(1e6, 1e6);
    const [left, top] = view.toScreen([0, 0]);
    expect(left).toBeLessThan(1600);
    expect(top).toBeLessThan(900);
    view.panBy(-1e6, -1e6);
    const [right, bottom] = view.toScreen([3200, 1800]);
    expect(right).toBeGreaterThan(0);
    expect(bottom).toBeGreaterThan(0);
  });

  it('tells listeners once a change, and none without one', () => {
    const listener = vi.fn();
    const stop = view.subscribe(listener);
    view.panBy(10, 0);
    view.panBy(0, 0);
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    view.panBy(10, 0);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('reveal', () => {
  it('leaves a view alone that shows the box already', () => {
    const before = view.camera;
    view.reveal({ x: 1000, y: 1000, w: 160, h: 160 });
    expect(view.camera).toBe(before);
  });

  it('pans no further than needed', () => {
    view.zoomTo(1);
    view.reveal({ x: 3000, y: 1500, w: 160, h: 160 });
    near(view.toScreen([3160, 1660]), [1600, 900]);
  });

  it('shows the start of a box that is too large', () => {
    view.zoomTo(4);
    view.reveal({ x: 0, y: 0, w: 3200, h: 1800 });
    near(view.toScreen([0, 0]), [0, 0]);
  });
});

it('tells the visible part of the sheet with a margin in pixels', () => {
  const inner = view.visible();
  const outer = view.visible(50);
  expect(inner.w).toBeCloseTo(3200);
  expect(outer.w).toBeCloseTo(3400);
  expect(outer.x).toBeCloseTo(inner.x - 100);
});

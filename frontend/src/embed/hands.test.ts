import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WORLD } from '../shared/geometry';
import { Viewport } from '../shared/viewport';
import { Hands } from './hands';

let stage: HTMLElement;
let view: Viewport;
let leave: AbortController;

const pointer = (type: string, init: PointerEventInit = {}) =>
  stage.dispatchEvent(
    new PointerEvent(type, { bubbles: true, cancelable: true, pointerType: 'mouse', ...init }),
  );
/** Turns the wheel; true when the page around the frame scrolls. */
function wheel({ deltaY = 100, ctrlKey = false } = {}): boolean {
  const event = new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY });
  // The DOM of these tests leaves the keys of a wheel out.
  Object.defineProperty(event, 'ctrlKey', { value: ctrlKey });
  return stage.dispatchEvent(event);
}
const press = () => {
  pointer('pointerdown');
  pointer('pointerup');
};

function start(fillsWindow = false): void {
  stage = document.createElement('section');
  stage.setPointerCapture = vi.fn();
  document.body.append(stage);
  leave = new AbortController();
  view = new Viewport(WORLD);
  view.fit(WORLD);
  new Hands(stage, view, fillsWindow, leave.signal);
}

beforeEach(() => start());
afterEach(() => {
  leave.abort();
  stage.remove();
});

describe('the wheel (E54)', () => {
  it('scrolls the page around the frame until somebody presses on the sheet', () => {
    const before = view.camera;
    expect(wheel()).toBe(true);
    expect(view.camera).toBe(before);
    press();
    expect(wheel()).toBe(false);
    expect(view.camera.y).toBeGreaterThan(before.y);
  });

  it('is given back by Escape and by a press outside of the frame', () => {
    press();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(wheel()).toBe(true);
    press();
    window.dispatchEvent(new Event('blur'));
    expect(wheel()).toBe(true);
  });

  it('zooms with Ctrl at any time', () => {
    const before = view.camera.zoom;
    expect(wheel({ ctrlKey: true, deltaY: -100 })).toBe(false);
    expect(view.camera.zoom).toBeGreaterThan(before);
  });

  it('is for the sheet from the start in a window of its own', () => {
    stage.remove();
    start(true);
    expect(wheel()).toBe(false);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(wheel()).toBe(false);
  });
});

describe('pressing and moving', () => {
  it('a mouse moves the sheet at once', () => {
    const before = view.toScreen([0, 0]);
    pointer('pointerdown', { clientX: 10, clientY: 10 });
    pointer('pointermove', { clientX: 40, clientY: 30 });
    const after = view.toScreen([0, 0]);
    expect(after[0] - before[0]).toBeCloseTo(30);
    expect(after[1] - before[1]).toBeCloseTo(20);
  });

  it('a finger scrolls the page, and moves the sheet only after a tap', () => {
    const before = view.camera;
    pointer('pointerdown', { pointerType: 'touch', clientX: 10 });
    pointer('pointermove', { pointerType: 'touch', clientX: 40 });
    pointer('pointercancel', { pointerType: 'touch' });
    expect(view.camera).toBe(before);
    pointer('pointerdown', { pointerType: 'touch', clientX: 10 });
    pointer('pointerup', { pointerType: 'touch', clientX: 10 });
    pointer('pointerdown', { pointerType: 'touch', clientX: 10 });
    pointer('pointermove', { pointerType: 'touch', clientX: 40 });
    expect(view.camera).not.toBe(before);
  });

  it('two fingers zoom', () => {
    const before = view.camera.zoom;
    const touch = (type: string, pointerId: number, clientX: number) =>
      pointer(type, { pointerType: 'touch', pointerId, clientX, clientY: 100 });
    touch('pointerdown', 1, 100);
    touch('pointerdown', 2, 200);
    touch('pointermove', 2, 300);
    expect(view.camera.zoom).toBeCloseTo(before * 2);
  });

  it('a press on a button is for the button', () => {
    const button = document.createElement('button');
    stage.append(button);
    button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    expect(wheel()).toBe(true);
  });
});

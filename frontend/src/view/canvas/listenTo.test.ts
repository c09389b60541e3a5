import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestEditor } from '../../editor/support/testEditor';
import { SHEET_AND_EDGE } from '../../shared/geometry';
import { listenTo } from './listenTo';

let test: TestEditor;
let canvas: HTMLElement;
let stop: () => void;
let measure: () => void;

/** Stands in for the browser's layout: the canvas has that size now. */
function resizeTo(width: number, height: number): void {
  Object.defineProperty(canvas, 'clientWidth', { value: width, configurable: true });
  Object.defineProperty(canvas, 'clientHeight', { value: height, configurable: true });
}

const send = (type: string, init: PointerEventInit = {}) =>
  canvas.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, ...init }));

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        measure = callback;
      }
      observe() {}
      disconnect() {}
    },
  );
  test = new TestEditor();
  canvas = document.createElement('main');
  canvas.setPointerCapture = vi.fn();
  document.body.append(canvas);
  resizeTo(1600, 900);
  stop = listenTo(canvas, test.editor);
});

afterEach(() => {
  stop();
  canvas.remove();
  vi.unstubAllGlobals();
});

describe('the size', () => {
  it('fits the sheet on opening, and again while nobody has moved it', () => {
    expect(test.editor.viewport.camera.zoom).toBeCloseTo(1600 / SHEET_AND_EDGE.w);
    resizeTo(800, 450);
    measure();
    expect(test.editor.viewport.camera.zoom).toBeCloseTo(800 / SHEET_AND_EDGE.w);
  });

  it('leaves a view alone that somebody chose', () => {
    test.editor.viewport.zoomTo(1);
    resizeTo(800, 450);
    measure();
    expect(test.editor.viewport.camera.zoom).toBe(1);
    expect(test.editor.viewport.size).toEqual({ width: 800, height: 450 });
  });

  it('waits for a layout', () => {
    const before = test.editor.viewport.camera;
    resizeTo(0, 0);
    measure();
    expect(test.editor.viewport.camera).toBe(before);
  });
});

describe('pointers', () => {
  it('are captured, so that a drag may leave the canvas, but not for a menu', () => {
    send('pointerdown', { pointerId: 3 });
    expect(canvas.setPointerCapture).toHaveBeenCalledExactlyOnceWith(3);
    send('pointerup', { pointerId: 3 });
    send('pointerdown', { pointerId: 4, button: 2 });
    expect(canvas.setPointerCapture).toHaveBeenCalledTimes(1);
  });

  it('on a button are the button’s', () => {
    canvas.innerHTML = '<button></button>';
    canvas.firstElementChild?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    expect(test.editor.tools.name).toBe('idle');
  });

  it('go through press and release', () => {
    send('pointerdown', { pointerId: 3 });
    expect(test.editor.tools.name).toBe('pressing');
    send('pointerup', { pointerId: 3 });
    expect(test.editor.tools.name).toBe('idle');
  });

  it('that the browser takes away end the gesture', () => {
    send('pointerdown', { pointerId: 3 });
    send('pointercancel', { pointerId: 3 });
    expect(test.editor.tools.name).toBe('idle');
  });

  it('that leave are shown to nobody', () => {
    test.move([100, 100]);
    send('pointerleave');
    expect(test.presence.own.cursor).toBeUndefined();
  });
});

it('lets go of the space bar when the window loses the focus', () => {
  test.editor.holdSpace();
  window.dispatchEvent(new Event('blur'));
  expect(test.screen.spaceHeld).toBe(false);
});

it('stops when told', () => {
  stop();
  send('pointerdown', { pointerId: 3 });
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', bubbles: true }));
  expect(test.editor.tools.name).toBe('idle');
  expect(test.screen.tool).toBe('select');
});

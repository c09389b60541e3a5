import { beforeEach, describe, expect, it } from 'vitest';
import { isControl, noteAt, toKeyInput, toPointerInput, toWheelInput } from './pointer';

let canvas: HTMLElement;

beforeEach(() => {
  document.body.innerHTML = `
    <main><div data-note-id="n1"><span id="inside"></span><button id="more"><i id="icon"></i></button>
    <textarea id="field"></textarea></div></main>`;
  canvas = byQuery('main');
  canvas.getBoundingClientRect = () => new DOMRect(100, 50, 800, 600);
});

function byQuery(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

/** An event as its target gets it. */
function sent<E extends Event>(event: E, target = canvas): E {
  target.dispatchEvent(event);
  return event;
}

describe('a pointer event', () => {
  it('becomes pixels of the canvas and the note under it', () => {
    const init = { clientX: 130, clientY: 90, button: 1, pointerId: 7, shiftKey: true };
    const event = sent(new PointerEvent('pointerdown', init), byQuery('#inside'));
    expect(toPointerInput(event, canvas)).toEqual({
      id: 7,
      kind: 'mouse',
      button: 1,
      point: [30, 40],
      note: 'n1',
      shift: true,
      alt: false,
    });
  });

  it.each(['touch', 'pen', 'mouse'] as const)('tells a %s', (pointerType) => {
    const event = sent(new PointerEvent('pointerdown', { pointerType }));
    expect(toPointerInput(event, canvas)).toMatchObject({ kind: pointerType, note: null });
  });
});

describe('a wheel event', () => {
  // The test's page has wheel events without modifier keys: a mouse event with a wheel's fields.
  const wheel = ({ deltaX = 0, deltaY = 0, deltaMode = 0, ...init }: WheelEventInit) => {
    const event = Object.assign(new MouseEvent('wheel', init), { deltaX, deltaY, deltaMode });
    return toWheelInput(sent(event) as unknown as WheelEvent, canvas);
  };

  it('counts lines and pages in pixels', () => {
    expect(wheel({ deltaY: 3 })).toMatchObject({ dx: 0, dy: 3 });
    expect(wheel({ deltaY: 3, deltaMode: 1 })).toMatchObject({ dy: 48 });
    expect(wheel({ deltaY: 1, deltaMode: 2 })).toMatchObject({ dy: 400 });
  });

  it('goes sideways with Shift and zooms with Ctrl or Cmd', () => {
    expect(wheel({ deltaY: 10, shiftKey: true })).toMatchObject({ dx: 10, dy: 0, zooms: false });
    expect(wheel({ deltaY: 10, ctrlKey: true })).toMatchObject({ dy: 10, zooms: true });
    expect(wheel({ deltaY: 10, metaKey: true })).toMatchObject({ zooms: true });
  });
});

describe('a key event', () => {
  it('becomes plain values', () => {
    const event = sent(new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: true }));
    expect(toKeyInput(event)).toEqual({
      key: 'z',
      code: 'KeyZ',
      mod: true,
      shift: false,
      alt: false,
      inText: false,
    });
  });

  it('knows that it comes from a text', () => {
    const event = sent(new KeyboardEvent('keydown', { key: 'n' }), byQuery('#field'));
    expect(toKeyInput(event).inText).toBe(true);
  });
});

it('finds the note at an element and nothing at nothing', () => {
  expect(noteAt(byQuery('#inside'))).toBe('n1');
  expect(noteAt(canvas)).toBeNull();
  expect(noteAt(null)).toBeNull();
});

it('leaves presses on controls to them', () => {
  expect(isControl(byQuery('#icon'))).toBe(true);
  expect(isControl(byQuery('#field'))).toBe(true);
  expect(isControl(byQuery('#inside'))).toBe(false);
});

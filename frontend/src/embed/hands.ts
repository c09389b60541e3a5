import type { Point } from '../shared/catalogue';
import type { Viewport } from '../shared/viewport';

/** What a mouse wheel's lines and pages are in pixels. */
const LINE = 16;
const PAGE = 400;

/** How fast a wheel zooms. */
const WHEEL_ZOOM = 0.002;

/**
 * Mouse, touch and wheel on the sheet. Until somebody presses on the sheet, the wheel and one
 * finger belong to the page around the frame; Escape, or a press outside, gives them back.
 */
export class Hands {
  readonly #stage: HTMLElement;
  readonly #view: Viewport;
  readonly #pressed = new Map<number, Point>();

  /** Takes hold of a stage until the signal; one that fills its window is held from the start. */
  constructor(stage: HTMLElement, view: Viewport, fillsWindow: boolean, signal: AbortSignal) {
    this.#stage = stage;
    this.#view = view;
    if (fillsWindow) this.#hold(true);
    stage.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    stage.addEventListener('pointerdown', (event) => this.#down(event));
    stage.addEventListener('pointermove', (event) => this.#move(event));
    for (const type of ['pointerup', 'pointercancel'] as const)
      stage.addEventListener(type, (event) => this.#up(event));
    if (fillsWindow) return;
    const giveBack = () => this.#hold(false);
    window.addEventListener('blur', giveBack, { signal });
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && giveBack(), { signal });
  }

  get #isHeld(): boolean {
    return this.#stage.hasAttribute('data-held');
  }

  #hold(isHeld: boolean): void {
    this.#stage.toggleAttribute('data-held', isHeld);
  }

  #wheel(event: WheelEvent): void {
    const zooms = event.ctrlKey || event.metaKey;
    if (!zooms && !this.#isHeld) return;
    event.preventDefault();
    const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? PAGE : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (zooms) this.#view.zoomAt(this.#at(event), Math.exp(-dy * WHEEL_ZOOM));
    else if (event.shiftKey && dx === 0) this.#view.panBy(-dy, 0);
    else this.#view.panBy(-dx, -dy);
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 || isControl(event.target)) return;
    this.#pressed.set(event.pointerId, this.#at(event));
    // A finger may be about to scroll the page: it holds the sheet only by a tap.
    if (event.pointerType !== 'touch') {
      this.#hold(true);
      this.#stage.setPointerCapture(event.pointerId);
    }
  }

  #move(event: PointerEvent): void {
    const before = this.#pressed.get(event.pointerId);
    if (!before) return;
    const now = this.#at(event);
    const other = [...this.#pressed].find(([id]) => id !== event.pointerId)?.[1];
    this.#pressed.set(event.pointerId, now);
    if (other) this.#pinch(before, now, other);
    else if (this.#isHeld) this.#view.panBy(now[0] - before[0], now[1] - before[1]);
  }

  /** Two fingers move the sheet by half of what one of them moves, and zoom by their distance. */
  #pinch(before: Point, now: Point, other: Point): void {
    this.#view.panBy((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
    const far = ([x, y]: Point) => Math.max(Math.hypot(x - other[0], y - other[1]), 1);
    const middle: Point = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
    this.#view.zoomAt(middle, far(now) / far(before));
  }

  #up(event: PointerEvent): void {
    const wasPressed = this.#pressed.delete(event.pointerId);
    if (wasPressed && event.type === 'pointerup') this.#hold(true);
  }

  #at({ clientX, clientY }: MouseEvent): Point {
    const { left, top } = this.#stage.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }
}

/** Whether a press is for what it falls on and not for the sheet. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, dialog') !== null;
}

import type { KeyInput, PointerInput, WheelInput } from '../../editor/input';
import type { Point } from '../../shared/catalogue';
import { isMac } from '../platform';

/** What a mouse wheel's line and page steps are in pixels. */
const LINE = 16;
const PAGE = 400;

/** The note at an element, if any. */
export function noteAt(target: EventTarget | Element | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-note-id]')?.dataset.noteId ?? null;
}

/** Whether a press at an element is for that element and not for the canvas. */
export function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, textarea, a, [role=dialog]') !== null;
}

/** A pointer event in plain values. */
export function toPointerInput(event: PointerEvent, canvas: Element): PointerInput {
  const point = toPoint(event, canvas);
  const kind = event.pointerType === 'touch' || event.pointerType === 'pen';
  return {
    id: event.pointerId,
    kind: kind ? (event.pointerType as 'touch' | 'pen') : 'mouse',
    button: event.button,
    point,
    note: noteAt(event.target),
    shift: event.shiftKey,
    alt: event.altKey,
  };
}

/** Where a mouse event is on the canvas, in pixels. */
export function toPoint(event: MouseEvent, canvas: Element): Point {
  const { left, top } = canvas.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

/** A wheel event in plain values; Shift turns a plain wheel sideways. */
export function toWheelInput(event: WheelEvent, canvas: Element): WheelInput {
  const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? PAGE : 1;
  const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
  const zooms = event.ctrlKey || event.metaKey;
  const sideways = event.shiftKey && dx === 0 && !zooms;
  return { point: toPoint(event, canvas), dx: sideways ? dy : dx, dy: sideways ? 0 : dy, zooms };
}

/** A key event in plain values. */
export function toKeyInput(event: KeyboardEvent): KeyInput {
  return {
    key: event.key,
    code: event.code,
    mod: isMac ? event.metaKey : event.ctrlKey,
    shift: event.shiftKey,
    alt: event.altKey,
    inText: event.target instanceof HTMLTextAreaElement,
  };
}

/** Whether the board, and no field or panel, is what a key or a paste is for. */
export function isForBoard(target: EventTarget | null, canvas: Element): boolean {
  if (!(target instanceof Element)) return false;
  if (target === document.body) return true;
  const isText = target.closest('input, textarea, [contenteditable=true]') !== null;
  return !isText && (canvas.contains(target) || target.closest('[data-board-keys]') !== null);
}

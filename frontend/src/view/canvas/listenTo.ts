import type { Editor } from '../../editor/editor';
import { keyDown, keyUp } from '../../editor/keyboard';
import type { Camera } from '../../shared/viewport';
import { listenToClipboard } from './clipboard';
import { isControl, noteAt, toKeyInput, toPoint, toPointerInput, toWheelInput } from './pointer';

/** Gives a canvas's events to an editor, in plain values; returns how to stop. */
export function listenTo(canvas: HTMLElement, editor: Editor): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  listenToSize(canvas, editor, signal);
  listenToPointers(canvas, editor, signal);
  listenToKeys(canvas, editor, signal);
  listenToClipboard(canvas, editor, signal);
  return () => stop.abort();
}

function listenToSize(canvas: HTMLElement, editor: Editor, signal: AbortSignal): void {
  let fitted: Camera = editor.viewport.camera;
  // A view that nobody moved stays fitted; once moved, the person decides where to look.
  const isFitted = () => fitted === editor.viewport.camera;
  const refit = () => {
    if (canvas.clientWidth === 0) return;
    editor.fit();
    fitted = editor.viewport.camera;
  };
  const measure = () => {
    const wasFitted = isFitted();
    editor.viewport.resize(canvas.clientWidth, canvas.clientHeight);
    if (wasFitted) refit();
  };
  // Notes come after the page: those in the parking strip want to be seen too.
  const stop = editor.map.subscribe(() => isFitted() && refit());
  measure();
  const observer = new ResizeObserver(measure);
  observer.observe(canvas);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    stop();
  });
}

function listenToPointers(canvas: HTMLElement, editor: Editor, signal: AbortSignal): void {
  const { tools } = editor;
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ) => canvas.addEventListener(type, listener, { signal, passive: false });
  on('pointerdown', (event) => {
    if (isControl(event.target)) return;
    // The second button is left alone: a captured one would take the menu from the note.
    if (event.button !== 2) canvas.setPointerCapture(event.pointerId);
    if (event.button === 1) event.preventDefault();
    tools.pointerDown(toPointerInput(event, canvas));
  });
  on('pointermove', (event) => tools.pointerMove(toPointerInput(event, canvas)));
  on('pointerup', (event) => tools.pointerUp(toPointerInput(event, canvas)));
  on('pointercancel', (event) => tools.pointerCancel(event.pointerId));
  on('pointerleave', () => editor.pointAt(null));
  on('dblclick', (event) => {
    // Captured pointers send their clicks to the canvas: look for the note by its place.
    const under = document.elementFromPoint(event.clientX, event.clientY);
    if (isControl(under)) return;
    tools.doubleClick({ point: toPoint(event, canvas), note: noteAt(under) });
  });
  on('wheel', (event) => {
    event.preventDefault();
    tools.wheel(toWheelInput(event, canvas));
  });
}

function listenToKeys(canvas: HTMLElement, editor: Editor, signal: AbortSignal): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || event.isComposing || !isForBoard(event, canvas)) return;
      if (keyDown(editor, toKeyInput(event))) event.preventDefault();
      else if (event.key === 'Tab' && !openPile(event)) leaveNote(event.target, canvas, editor);
    },
    { signal },
  );
  document.addEventListener('keyup', (event) => keyUp(editor, event), { signal });
  window.addEventListener('blur', () => keyUp(editor, { key: ' ' }), { signal });
}

/** From a note on a pile, Tab goes to the button that opens it. */
function openPile(event: KeyboardEvent): boolean {
  const { target, shiftKey } = event;
  const isNote = target instanceof Element && target.hasAttribute('data-note-id');
  const button = isNote && !shiftKey && target.querySelector<HTMLElement>('.pile-badge');
  if (!button) return false;
  event.preventDefault();
  button.focus({ preventScroll: true });
  return true;
}

/** Notes are no Tab stops: from one of them, Tab goes on from its section. */
function leaveNote(target: EventTarget | null, canvas: HTMLElement, editor: Editor): void {
  const section = editor.map.note(noteAt(target) ?? '')?.section;
  if (!section) return;
  editor.tools.finish();
  canvas.querySelector<HTMLElement>(`[data-section="${section}"]`)?.focus({ preventScroll: true });
}

/** Keys that a focused button needs for itself. */
const BUTTON_KEYS = [' ', 'Enter', 'Escape', 'Delete', 'Backspace'];

/** Single letters act only while the board has the focus (WCAG 2.1.4). */
function isForBoard(event: KeyboardEvent, canvas: HTMLElement): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target === document.body) return true;
  const isButton = target.closest('button') !== null;
  const own = BUTTON_KEYS.includes(event.key) || event.key.startsWith('Arrow');
  if (isButton && own) return false;
  return canvas.contains(target) || target.closest('[data-board-keys]') !== null;
}

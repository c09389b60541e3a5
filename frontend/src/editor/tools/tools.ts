import type { Point } from '../../shared/catalogue';
import type { Editor } from '../editor';
import type { Mark } from '../history';
import type { PointerInput, WheelInput } from '../input';
import { makeNoteAt } from '../notes';
import { Editing } from './editing';
import { Idle } from './idle';
import { Pinching } from './pinching';
import type { ToolBox, ToolState } from './state';

/** How fast the wheel zooms. */
const WHEEL_ZOOM = 0.01;

/** The largest step of one wheel event, in pixels. */
const WHEEL_STEP = 50;

/** The state machine between pointer and document: exactly one state is active. */
export class Tools implements ToolBox {
  #editor: Editor;
  #state: ToolState;
  #fingers = new Map<number, Point>();

  /** A machine that waits for the first pointer. */
  constructor(editor: Editor) {
    this.#editor = editor;
    this.#state = new Idle(editor);
  }

  get name(): ToolState['name'] {
    return this.#state.name;
  }

  enter(state: ToolState): void {
    this.#state = state;
  }

  rest(): void {
    this.enter(new Idle(this.#editor));
  }

  pointerDown(input: PointerInput): void {
    this.#editor.pointAt(input.kind === 'touch' ? null : input.point);
    if (this.#pinches(input)) return;
    this.#state.pointerDown?.(input);
  }

  pointerMove(input: PointerInput): void {
    if (input.kind !== 'touch') this.#editor.pointAt(input.point);
    if (this.#fingers.has(input.id)) this.#fingers.set(input.id, input.point);
    this.#state.pointerMove?.(input);
  }

  pointerUp(input: PointerInput): void {
    this.#fingers.delete(input.id);
    this.#state.pointerUp?.(input);
  }

  pointerCancel(id: number): void {
    this.#fingers.delete(id);
    this.cancel();
  }

  doubleClick({ point, note }: Pick<PointerInput, 'point' | 'note'>): void {
    if (note && this.#editor.map.note(note)) this.edit(note);
    else makeNoteAt(this.#editor, this.#editor.viewport.toSheet(point));
  }

  wheel({ point, dx, dy, zooms }: WheelInput): void {
    const { viewport } = this.#editor;
    const step = Math.min(Math.max(dy, -WHEEL_STEP), WHEEL_STEP);
    if (zooms) viewport.zoomAt(point, Math.exp(-step * WHEEL_ZOOM));
    else viewport.panBy(-dx, -dy);
  }

  edit(note: string, fresh?: Mark): void {
    this.finish();
    if (!this.#editor.map.note(note) || !this.#editor.may('edit')) return;
    this.#editor.approach(note);
    this.enter(new Editing(this.#editor, note, fresh));
  }

  cancel(): void {
    this.#state.cancel?.();
  }

  finish(): void {
    this.#state.finish?.();
  }

  notesChanged(): void {
    this.#state.notesChanged?.();
  }

  #pinches(input: PointerInput): boolean {
    if (input.kind !== 'touch') return false;
    this.#fingers.set(input.id, input.point);
    const [first, second] = [...this.#fingers];
    if (!first || !second) return false;
    if (this.name !== 'pinching') {
      if (this.name !== 'editing') this.cancel();
      this.enter(new Pinching(this.#editor, first, second));
    }
    return true;
  }
}

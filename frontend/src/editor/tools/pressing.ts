import type { Editor } from '../editor';
import type { PointerInput } from '../input';
import { Dragging } from './dragging';
import { Panning } from './panning';
import type { ToolState } from './state';

/** How far a pointer moves before a press becomes a drag, in pixels; fingers are less steady. */
const THRESHOLD = { mouse: 4, pen: 4, touch: 8 } as const;

/** A button is down and it may become a click or a drag. */
export class Pressing implements ToolState {
  readonly name = 'pressing';
  #editor: Editor;
  #start: PointerInput;
  #wasSelected: boolean;

  constructor(editor: Editor, start: PointerInput) {
    this.#editor = editor;
    this.#start = start;
    const { selection } = editor.screen.getState();
    this.#wasSelected = start.note !== null && selection.has(start.note);
    if (start.note && !this.#wasSelected) this.#choose(start.note);
  }

  pointerMove(input: PointerInput): void {
    const [x, y] = this.#start.point;
    const far = Math.hypot(input.point[0] - x, input.point[1] - y);
    if (input.id !== this.#start.id || far < THRESHOLD[input.kind]) return;
    const { tools } = this.#editor;
    const { note } = this.#start;
    tools.enter(note ? new Dragging(this.#editor, this.#start) : this.#pan());
    tools.pointerMove(input);
  }

  pointerUp({ id }: PointerInput): void {
    if (id !== this.#start.id) return;
    const { note, shift } = this.#start;
    this.#editor.tools.rest();
    if (!note) this.#editor.select(shift ? this.#editor.screen.getState().selection : []);
    else if (this.#wasSelected) this.#click(note, shift);
  }

  cancel(): void {
    this.#editor.tools.rest();
  }

  #pan(): ToolState {
    return new Panning(this.#editor, this.#start);
  }

  #choose(note: string): void {
    if (this.#start.shift) this.#editor.toggle(note);
    else this.#editor.select([note]);
  }

  /** A selected note is dealt with only when let go: it could have been a drag of them all. */
  #click(note: string, shift: boolean): void {
    if (shift) this.#editor.toggle(note);
    else this.#editor.select([note]);
  }
}

import type { Editor } from '../editor';
import type { PointerInput } from '../input';
import { makeNoteAt } from '../notes';
import { Dragging } from './dragging';
import { Marquee } from './marquee';
import { Panning } from './panning';
import type { ToolState } from './state';

/** How far a pointer moves before a press becomes a drag, in pixels; fingers are less steady. */
const THRESHOLD = { mouse: 4, pen: 4, touch: 8 } as const;

/** How long a finger rests before its press is a long one, in milliseconds. */
const LONG = 500;

/** A button is down and it may become a click or a drag. */
export class Pressing implements ToolState {
  readonly name = 'pressing';
  #editor: Editor;
  #start: PointerInput;
  #wasSelected: boolean;
  #since: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: Editor, start: PointerInput) {
    this.#editor = editor;
    this.#start = start;
    this.#since = editor.now();
    const { selection } = editor.screen.getState();
    this.#wasSelected = start.note !== null && selection.has(start.note);
    if (start.note && !this.#wasSelected) this.#choose(start.note);
    if (start.note && start.kind === 'touch') {
      this.#timer = setTimeout(() => this.#openMenu(), LONG);
    }
  }

  pointerMove(input: PointerInput): void {
    const [x, y] = this.#start.point;
    const far = Math.hypot(input.point[0] - x, input.point[1] - y);
    if (input.id !== this.#start.id || far < THRESHOLD[input.kind]) return;
    const { tools } = this.#editor;
    this.#stopTimer();
    tools.enter(this.#gesture());
    tools.pointerMove(input);
  }

  pointerUp({ id }: PointerInput): void {
    if (id !== this.#start.id) return;
    const { note, shift } = this.#start;
    this.cancel();
    if (!note && this.#isLong()) this.#make();
    else if (!note) this.#editor.select(shift ? this.#editor.screen.getState().selection : []);
    else if (this.#wasSelected) this.#click(note, shift);
  }

  cancel(): void {
    this.#stopTimer();
    this.#editor.tools.rest();
  }

  finish(): void {
    this.cancel();
  }

  /** The note may have vanished under the finger. */
  notesChanged(): void {
    const { note } = this.#start;
    if (note && !this.#editor.map.note(note)) this.cancel();
  }

  /** On paper, and on notes that are not one's to move, a mouse draws a frame; a finger pans. */
  #gesture(): ToolState {
    const [editor, start] = [this.#editor, this.#start];
    if (start.note && editor.may('edit')) return new Dragging(editor, start);
    return start.kind === 'touch' ? new Panning(editor, start) : new Marquee(editor, start);
  }

  #isLong(): boolean {
    return this.#start.kind === 'touch' && this.#editor.now() - this.#since >= LONG;
  }

  #make(): void {
    makeNoteAt(this.#editor, this.#editor.viewport.toSheet(this.#start.point));
  }

  #openMenu(): void {
    const { note, point } = this.#start;
    this.#editor.tools.rest();
    if (!note || !this.#editor.map.note(note)) return;
    if (!this.#editor.screen.getState().selection.has(note)) this.#editor.select([note]);
    this.#editor.screen.setState({ menu: point });
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
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

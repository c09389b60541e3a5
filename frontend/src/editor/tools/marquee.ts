import { noteBox, notesOf } from '../../document/reading';
import type { Box, Point } from '../../shared/catalogue';
import { overlaps } from '../../shared/geometry';
import type { Editor } from '../editor';
import type { PointerInput } from '../input';
import type { ToolState } from './state';

/** A frame drawn on empty paper selects the notes that it touches. */
export class Marquee implements ToolState {
  readonly name = 'marquee';
  #editor: Editor;
  #pointer: number;
  #from: Point;
  #to: Point;
  /** What was selected before: with Shift it stays, and Escape returns to it. */
  #before: ReadonlySet<string>;
  #adds: boolean;

  constructor(editor: Editor, { id, point, shift }: PointerInput) {
    this.#editor = editor;
    this.#pointer = id;
    this.#from = editor.viewport.toSheet(point);
    this.#to = this.#from;
    this.#before = editor.screen.getState().selection;
    this.#adds = shift;
  }

  pointerMove({ id, point }: PointerInput): void {
    if (id !== this.#pointer) return;
    this.#to = this.#editor.viewport.toSheet(point);
    this.#show();
  }

  pointerUp({ id }: PointerInput): void {
    if (id === this.#pointer) this.finish();
  }

  cancel(): void {
    this.finish();
    this.#editor.select([...this.#before].filter((id) => this.#editor.map.note(id)));
  }

  finish(): void {
    this.#editor.screen.setState({ marquee: null });
    this.#editor.tools.rest();
  }

  /** Notes come and go under the frame. */
  notesChanged(): void {
    this.#show();
  }

  #show(): void {
    const marquee = boxBetween(this.#from, this.#to);
    const touched = notesOf(this.#editor.map).filter((note) => overlaps(noteBox(note), marquee));
    const ids = touched.map(({ id }) => id);
    const kept = this.#adds ? [...this.#before].filter((id) => this.#editor.map.note(id)) : [];
    this.#editor.screen.setState({ marquee });
    if (!this.#isSelected([...kept, ...ids])) this.#editor.select([...kept, ...ids]);
  }

  /** The others need not hear of each pixel. */
  #isSelected(ids: readonly string[]): boolean {
    const { selection } = this.#editor.screen.getState();
    return new Set(ids).size === selection.size && ids.every((id) => selection.has(id));
  }
}

function boxBetween([x0, y0]: Point, [x1, y1]: Point): Box {
  return { x: Math.min(x0, x1), y: Math.min(y0, y1), w: Math.abs(x1 - x0), h: Math.abs(y1 - y0) };
}

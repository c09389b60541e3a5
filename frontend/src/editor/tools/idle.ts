import type { Editor } from '../editor';
import type { PointerInput } from '../input';
import { Panning } from './panning';
import { Pressing } from './pressing';
import type { ToolState } from './state';

/** Nothing is going on: the next press decides. */
export class Idle implements ToolState {
  readonly name = 'idle';
  #editor: Editor;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  pointerDown(input: PointerInput): void {
    const { tools, screen } = this.#editor;
    const { tool, spaceHeld } = screen.getState();
    if (input.button === 1 || spaceHeld || tool === 'hand') {
      tools.enter(new Panning(this.#editor, input));
    } else if (input.button === 0) {
      tools.enter(new Pressing(this.#editor, input));
    } else if (input.note && !screen.getState().selection.has(input.note)) {
      this.#editor.select([input.note]);
    }
  }

  /** Escape with nothing going on lets go of the selection. */
  cancel(): void {
    this.#editor.select([]);
  }
}

import type { Point } from '../../shared/catalogue';
import type { Editor } from '../editor';
import type { PointerInput } from '../input';
import type { ToolState } from './state';

/** The sheet follows the pointer. */
export class Panning implements ToolState {
  readonly name = 'panning';
  #editor: Editor;
  #pointer: number;
  #last: Point;

  constructor(editor: Editor, { id, point }: PointerInput) {
    this.#editor = editor;
    this.#pointer = id;
    this.#last = point;
    editor.screen.setState({ panning: true });
  }

  pointerMove({ id, point }: PointerInput): void {
    if (id !== this.#pointer) return;
    this.#editor.viewport.panBy(point[0] - this.#last[0], point[1] - this.#last[1]);
    this.#last = point;
  }

  pointerUp({ id }: PointerInput): void {
    if (id === this.#pointer) this.finish();
  }

  cancel(): void {
    this.finish();
  }

  finish(): void {
    this.#editor.screen.setState({ panning: false });
    this.#editor.tools.rest();
  }
}

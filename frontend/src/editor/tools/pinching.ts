import type { Point } from '../../shared/catalogue';
import type { Editor } from '../editor';
import type { PointerInput } from '../input';
import type { ToolState } from './state';

/** Two fingers move and zoom the sheet at once. */
export class Pinching implements ToolState {
  readonly name = 'pinching';
  #editor: Editor;
  #fingers: Map<number, Point>;

  constructor(editor: Editor, first: [number, Point], second: [number, Point]) {
    this.#editor = editor;
    this.#fingers = new Map([first, second]);
  }

  pointerMove({ id, point }: PointerInput): void {
    if (!this.#fingers.has(id)) return;
    const before = this.#grip();
    this.#fingers.set(id, point);
    const after = this.#grip();
    const { viewport } = this.#editor;
    viewport.panBy(after.middle[0] - before.middle[0], after.middle[1] - before.middle[1]);
    if (before.span > 0 && after.span > 0) viewport.zoomAt(after.middle, after.span / before.span);
  }

  pointerUp({ id }: PointerInput): void {
    if (this.#fingers.has(id)) this.#editor.tools.rest();
  }

  cancel(): void {
    this.#editor.tools.rest();
  }

  #grip(): { middle: Point; span: number } {
    const [[x0, y0], [x1, y1]] = [...this.#fingers.values()] as [Point, Point];
    return { middle: [(x0 + x1) / 2, (y0 + y1) / 2], span: Math.hypot(x1 - x0, y1 - y0) };
  }
}

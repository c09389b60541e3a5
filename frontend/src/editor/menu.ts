import { boxAround } from '../document/reading';
import type { Editor } from './editor';
import { targets } from './notes';

/** Opens the menu of the selected or focused notes beside them. */
export function openMenu(editor: Editor): void {
  const notes = targets(editor);
  const box = boxAround(notes);
  if (!box) return;
  editor.select(notes.map(({ id }) => id));
  const { width, height } = editor.viewport.size;
  const [x, y] = editor.viewport.toScreen([box.x + box.w / 2, box.y + box.h / 2]);
  const menu = [Math.min(Math.max(x, 0), width), Math.min(Math.max(y, 0), height)] as const;
  editor.screen.setState({ menu });
}

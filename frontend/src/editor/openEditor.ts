import { Editor, type EditorParts } from './editor';
import { Tools } from './tools/tools';

/** Opens a map for one person's hands. */
export function openEditor(parts: EditorParts): Editor {
  return new Editor(parts, (editor) => new Tools(editor));
}

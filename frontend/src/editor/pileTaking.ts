import type { Editor } from './editor';

/** Brings a note of a pile on top and selects it: one step of the history. */
export function takeFromPile(editor: Editor, id: string): void {
  const note = editor.map.note(id);
  if (!note) return;
  editor.history.mark();
  editor.changes.own();
  editor.map.placeNotes([{ id, pos: note.pos, section: note.section }]);
  editor.history.mark();
  editor.select([id]);
  editor.wishFocus({ note: id });
}

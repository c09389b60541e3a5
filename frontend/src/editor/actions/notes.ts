import type { Editor } from '../editor';
import { deleteNotes, makeNoteAt, makeNoteIn, targets } from '../notes';
import { notesIn } from '../reading';
import { type Action, always } from './action';

const hasTargets = (editor: Editor) => targets(editor).length > 0;

/** A new note appears under the pointer, else in the section that was used last. */
function newNote(editor: Editor): void {
  const { pointer, viewport, screen } = editor;
  if (pointer) makeNoteAt(editor, viewport.toSheet(pointer));
  else makeNoteIn(editor, screen.getState().section);
}

function edit(editor: Editor): void {
  const { focused, section } = editor.screen.getState();
  const [note] = targets(editor);
  const id = focused ?? note?.id;
  if (id) editor.tools.edit(id);
  else makeNoteIn(editor, section);
}

function selectAll(editor: Editor): void {
  const { section } = editor.screen.getState();
  editor.select(notesIn(editor.map, section).map((note) => note.id));
}

/** Making, editing and deleting notes. */
export const noteActions: readonly Action[] = [
  { id: 'newNote', textKey: 'action.newNote', keys: ['n'], isEnabled: always, run: newNote },
  { id: 'edit', textKey: 'action.edit', keys: ['Enter', 'F2'], isEnabled: always, run: edit },
  {
    id: 'delete',
    textKey: 'action.delete',
    keys: ['Delete', 'Backspace'],
    isEnabled: hasTargets,
    run: (editor) => deleteNotes(editor, targets(editor)),
  },
  {
    id: 'selectAll',
    textKey: 'action.selectAll',
    keys: ['Mod+a'],
    isEnabled: always,
    run: selectAll,
  },
];

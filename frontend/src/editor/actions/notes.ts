import { notesIn } from '../../document/reading';
import { colours } from '../../shared/catalogue';
import type { Editor } from '../editor';
import { openMenu } from '../menu';
import { deleteNotes, makeNoteAt, makeNoteIn, recolour, targets } from '../notes';
import { tidy } from '../sections';
import { type Action, always } from './action';

const hasTargets = (editor: Editor) => targets(editor).length > 0;

const hasNotes = ({ map, screen }: Editor) => notesIn(map, screen.getState().section).length > 0;

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

/** First all notes of the section; once these are selected, all of the map. */
function selectAll(editor: Editor): void {
  const { section, selection } = editor.screen.getState();
  const here = notesIn(editor.map, section).map((note) => note.id);
  const isHere = here.length === selection.size && here.every((id) => selection.has(id));
  editor.select(isHere ? editor.map.noteIds() : here);
}

/** Making, editing and deleting notes. */
export const noteActions: readonly Action[] = [
  {
    id: 'newNote',
    textKey: 'action.newNote',
    needs: 'edit',
    keys: ['n'],
    isEnabled: always,
    run: newNote,
  },
  {
    id: 'edit',
    textKey: 'action.edit',
    needs: 'edit',
    keys: ['Enter', 'F2'],
    isEnabled: always,
    run: edit,
  },
  {
    id: 'delete',
    textKey: 'action.delete',
    needs: 'edit',
    keys: ['Delete', 'Backspace'],
    isEnabled: hasTargets,
    run: (editor) => deleteNotes(editor, targets(editor)),
  },
  {
    id: 'menu',
    textKey: 'action.menu',
    keys: ['Shift+F10', 'ContextMenu'],
    isEnabled: hasTargets,
    run: openMenu,
  },
  {
    id: 'tidy',
    textKey: 'action.tidy',
    needs: 'edit',
    keys: ['Shift+t'],
    isEnabled: hasNotes,
    run: (editor) => tidy(editor, editor.screen.getState().section),
  },
  {
    id: 'selectAll',
    textKey: 'action.selectAll',
    keys: ['Mod+a'],
    isEnabled: always,
    run: selectAll,
  },
];

/** The colours by their number. */
export const colourActions: readonly Action[] = colours.map(({ key }, at) => ({
  id: `colour-${key}`,
  textKey: 'action.colourTo',
  needs: 'edit',
  subject: { colour: key },
  keys: [`Alt+Digit${at + 1}`],
  isEnabled: hasTargets,
  run: (editor) => recolour(editor, targets(editor), key),
}));

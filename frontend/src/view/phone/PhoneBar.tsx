import { Check, Ellipsis, LayoutList, Map as MapIcon, Plus, Trash2, Undo2 } from 'lucide-react';
import { Button, MenuTrigger, Popover, Toolbar } from 'react-aria-components';
import type { Note } from '../../document/notes';
import { run } from '../../editor/actions/actions';
import { makeNoteIn } from '../../editor/notes';
import { ColourMenuButton } from '../bars/ColourMenuButton';
import { NoteCommands, SectionMenu } from '../bars/NoteCommands';
import { useSelectedNotes } from '../bars/useSelectedNotes';
import { useText } from '../text';
import { useEditor, useHistory, useMay } from '../useEditor';
import type { Face } from './face';

interface PhoneBarProps {
  readonly face: Face;
  readonly onTurn: () => void;
  readonly children?: React.ReactNode;
}

/** What the thumb reaches: a new note, undo, the other face; or what one does with a note. */
export function PhoneBar({ face, onTurn, children }: PhoneBarProps) {
  const notes = useSelectedNotes();
  const mayEdit = useMay('edit');
  if (face === 'list' && notes.length > 0 && mayEdit) return <NoteBar notes={notes} />;
  return (
    <MapBar face={face} onTurn={onTurn}>
      {children}
    </MapBar>
  );
}

function MapBar({ face, onTurn, children }: PhoneBarProps) {
  const text = useText();
  const mayEdit = useMay('edit');
  return (
    <Toolbar className="phone-bar" aria-label={text('action.tools')}>
      {mayEdit && <UndoButton />}
      {children}
      {mayEdit && <AddNote />}
      <Button className="text-button phone-turn" onPress={onTurn}>
        {face === 'list' ? <MapIcon aria-hidden="true" /> : <LayoutList aria-hidden="true" />}
        {text(face === 'list' ? 'phone.sheet' : 'phone.list')}
      </Button>
    </Toolbar>
  );
}

function UndoButton() {
  const editor = useEditor();
  const text = useText();
  const { canUndo } = useHistory();
  return (
    <Button
      className="icon-button"
      aria-label={text('action.undo')}
      isDisabled={!canUndo}
      onPress={() => run(editor, 'undo')}
    >
      <Undo2 />
    </Button>
  );
}

function AddNote() {
  const editor = useEditor();
  const text = useText();
  return (
    // A plain click: some systems open the keyboard for nothing else.
    <button
      type="button"
      className="primary phone-add"
      onClick={() => makeNoteIn(editor, editor.screen.getState().section)}
    >
      <Plus aria-hidden="true" />
      {text('action.newNote')}
    </button>
  );
}

function NoteBar({ notes }: { readonly notes: readonly Note[] }) {
  const editor = useEditor();
  const text = useText();
  const done = () => {
    editor.tools.finish();
    const [note] = notes;
    editor.select([]);
    if (note) editor.wishFocus({ note: note.id });
  };
  return (
    <Toolbar className="phone-bar" aria-label={text('note.toolbar', { count: notes.length })}>
      <ColourMenuButton notes={notes} />
      <MenuTrigger>
        <Button className="text-button">{text('action.moveToShort')}</Button>
        <Popover>
          <SectionMenu onDone={() => undefined} />
        </Popover>
      </MenuTrigger>
      <Button
        className="icon-button"
        aria-label={text('action.delete')}
        onPress={() => run(editor, 'delete')}
      >
        <Trash2 />
      </Button>
      <MenuTrigger>
        <Button className="icon-button" aria-label={text('note.menu')}>
          <Ellipsis />
        </Button>
        <Popover>
          <NoteCommands onDone={() => undefined} />
        </Popover>
      </MenuTrigger>
      <button type="button" className="primary phone-done" onClick={done}>
        <Check aria-hidden="true" />
        {text('phone.done')}
      </button>
    </Toolbar>
  );
}

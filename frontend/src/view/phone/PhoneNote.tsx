import { useEffect, useRef } from 'react';
import type { Note } from '../../document/notes';
import { useDepartment } from '../departments';
import { CaretText } from '../note/CaretText';
import { Glyph } from '../note/Glyph';
import { NoteEditor } from '../note/NoteEditor';
import { type Text, useText } from '../text';
import { useEditor, useMay, useNote, useScreen } from '../useEditor';
import { usePhoneKeys } from './usePhoneKeys';

/** A note in the list; a press edits it right there. */
export function PhoneNote({ id }: { readonly id: string }) {
  const note = useNote(id);
  return note ? <Card note={note} /> : null;
}

function Card({ note }: { readonly note: Note }) {
  const { id } = note;
  const isEditing = useScreen(({ editing }) => editing === id);
  const isSelected = useScreen(({ selection }) => selection.has(id));
  const department = useDepartment(note.department);
  const card = useInView(id, isEditing);
  const onKeyDown = usePhoneKeys();
  return (
    <li
      ref={card}
      className="phone-note"
      data-note-id={id}
      data-colour={note.colour}
      data-selected={isSelected || undefined}
      data-editing={isEditing || undefined}
      onKeyDown={onKeyDown}
    >
      {isEditing ? (
        <div className="phone-text">
          <CaretText note={note} lines={null} />
          <NoteEditor id={id} />
        </div>
      ) : (
        <Words note={note} />
      )}
      <span className="phone-foot" aria-hidden="true">
        <Glyph department={note.department} />
        {department?.code}
      </span>
    </li>
  );
}

function Words({ note }: { readonly note: Note }) {
  const editor = useEditor();
  const text = useText();
  const department = useDepartment(note.department)?.name;
  const mayEdit = useMay('edit');
  if (!mayEdit) {
    return (
      <p className="phone-text">
        <span className="note-text">{note.text || text('note.empty')}</span>
      </p>
    );
  }
  return (
    <button
      type="button"
      className="phone-text"
      aria-label={nameOf(note, department, text)}
      onFocus={() => editor.focused(note.id)}
      onClick={() => editor.tools.edit(note.id)}
    >
      <span className="note-text">{note.text || text('note.empty')}</span>
    </button>
  );
}

function nameOf({ text: words }: Note, department: string | undefined, text: Text): string {
  return text('note.label', {
    text: words.trim() || text('note.empty'),
    department: department ?? text('department.none'),
  });
}

/** Keeps the note that one types in above the keyboard, and takes the focus when wished. */
function useInView(id: string, isEditing: boolean) {
  const card = useRef<HTMLLIElement>(null);
  const wish = useScreen(({ focusWish }) =>
    focusWish && 'note' in focusWish && focusWish.note === id ? focusWish : null,
  );
  useEffect(() => {
    if (wish) card.current?.querySelector<HTMLElement>('.phone-text')?.focus();
  }, [wish]);
  useEffect(() => {
    if (!isEditing) return;
    const show = () => card.current?.scrollIntoView?.({ block: 'nearest' });
    show();
    const view = window.visualViewport;
    // The layout follows the keyboard first, then the note is brought into what is left.
    const later = () => requestAnimationFrame(show);
    view?.addEventListener('resize', later);
    return () => view?.removeEventListener('resize', later);
  }, [isEditing]);
  return card;
}

import type { Note } from '../../document/notes';
import { noteSize } from '../../shared/catalogue';
import { CaretText } from './CaretText';
import { MoreText } from './MoreText';
import { NoteEditor } from './NoteEditor';
import { textFit } from './textFit';

/** A note's text: the words lie under the text field too, so that both wrap and grow alike. */
export function NoteBody({
  note,
  isEditing,
}: {
  readonly note: Note;
  readonly isEditing: boolean;
}) {
  const { size, lines, isClipped } = textFit(note.text, noteSize(note.size));
  return (
    <>
      <div
        className="note-body"
        data-clipped={isClipped || undefined}
        style={{ fontSize: `${size}px` }}
      >
        <CaretText note={note} lines={isEditing ? null : lines} />
        {isEditing && <NoteEditor id={note.id} />}
      </div>
      {isClipped && !isEditing && <MoreText text={note.text} />}
    </>
  );
}

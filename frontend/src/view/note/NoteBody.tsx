import { memo } from 'react';
import type { Note } from '../../document/notes';
import { drawLines } from '../../drawing/noteParts';
import { noteSize } from '../../shared/catalogue';
import { CaretText } from './CaretText';
import { MoreText } from './MoreText';
import { NoteEditor } from './NoteEditor';
import { textFit } from './textFit';

interface NoteBodyProps {
  readonly note: Note;
  readonly isEditing: boolean;
  /** Somebody else types in it. */
  readonly isTyped: boolean;
}

/** A note's text: the words lie under the text field too, so that both wrap and grow alike. */
export const NoteBody = memo(function NoteBody({ note, isEditing, isTyped }: NoteBodyProps) {
  const { size, lines, isClipped } = textFit(note.text, noteSize(note.size));
  return (
    <>
      <div
        className="note-body"
        data-clipped={isClipped || undefined}
        style={{ fontSize: `${size}px` }}
      >
        {isEditing || isTyped ? (
          <CaretText note={note} lines={isEditing ? null : lines} />
        ) : (
          <StillText text={note.text} lines={lines} />
        )}
        {isEditing && <NoteEditor id={note.id} />}
      </div>
      {isClipped && !isEditing && <MoreText text={note.text} />}
    </>
  );
});

interface StillTextProps {
  readonly text: string;
  readonly lines: readonly string[];
}

/** The words of a note in which nobody types. */
function StillText({ text, lines }: StillTextProps) {
  const draw = (body: HTMLElement | null) => {
    if (body) drawLines(body, text, lines);
  };
  return <div ref={draw} className="note-text" dir="auto" data-laid-out="" />;
}

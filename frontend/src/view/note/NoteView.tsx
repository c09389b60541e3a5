import { memo, useEffect, useRef } from 'react';
import type { Note } from '../../document/notes';
import { noteSize, type Point } from '../../shared/catalogue';
import { useDepartment } from '../departments';
import { type Text, useText } from '../text';
import { useEditor, useNoteState } from '../useEditor';
import { NoteBody } from './NoteBody';
import { NoteFoot } from './NoteFoot';
import { PileBadge } from './PileBadge';
import { TypistFlag } from './TypistFlag';

/** One sticky note; redraws only for its own changes. */
export const NoteView = memo(function NoteView({ id }: { readonly id: string }) {
  const { note, isSelected, isEditing, own, held, typist, under, isCovered, focusWish } =
    useNoteState(id);
  const department = useDepartment(note?.department ?? '')?.name;
  const editor = useEditor();
  const text = useText();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusWish) element.current?.focus({ preventScroll: true });
  }, [focusWish]);
  if (!note) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a note is no fieldset; it groups text and marks.
    <div
      ref={element}
      id={`note-${id}`}
      className="note"
      role="group"
      aria-roledescription={text('note.kind')}
      aria-label={nameOf(note, { department, isSelected, under: under.length }, text)}
      tabIndex={-1}
      data-note-id={id}
      data-colour={note.colour}
      data-selected={isSelected || undefined}
      data-editing={isEditing || undefined}
      data-held={own ? 'own' : held ? 'other' : undefined}
      data-covered={isCovered || undefined}
      data-typed={typist ? '' : undefined}
      style={styleOf(note, own, held, typist?.colour)}
      onFocus={() => editor.focused(id)}
      onBlur={() => editor.focused(null)}
    >
      <NoteBody note={note} isEditing={isEditing} isTyped={typist !== undefined} />
      <NoteFoot note={note} />
      {under.length > 0 && !isEditing && <PileBadge top={id} under={under} />}
      {typist && <TypistFlag typist={typist} />}
    </div>
  );
});

function styleOf(
  { pos, size }: Note,
  own: Point | undefined,
  held: Point | undefined,
  colour: string | undefined,
) {
  const [left, top] = own ? pos : (held ?? pos);
  const side = noteSize(size);
  const style = { left, top, width: side, height: side };
  return {
    ...style,
    ...(own && { transform: lifted(own[0] - pos[0], own[1] - pos[1]) }),
    ...(colour && { '--typist': colour }),
  };
}

/** What one drags moves without any note being laid out or painted anew: `translate` would. */
function lifted(x: number, y: number): string {
  return `translate(${x}px, ${y}px) scale(1.02)`;
}

interface Told {
  readonly department: string | undefined;
  readonly isSelected: boolean;
  /** How many notes lie under it. */
  readonly under: number;
}

function nameOf(note: Note, { department, isSelected, under }: Told, text: Text): string {
  const told = [
    department ?? text('department.none'),
    note.voice === 'verbatim' ? text('note.verbatim') : '',
    note.evidence.length > 0 ? text('note.sources', { count: note.evidence.length }) : '',
    under > 0 ? text('note.pile', { count: under }) : '',
  ];
  return text(isSelected ? 'note.labelSelected' : 'note.label', {
    text: note.text.trim() || text('note.empty'),
    department: told.filter(Boolean).join(', '),
  });
}

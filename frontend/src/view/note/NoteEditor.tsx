import { useEffect, useRef } from 'react';
import { limits } from '../../shared/limits';
import { useText } from '../text';
import { useEditor } from '../useEditor';
import { bindField } from './bindField';

/** The text field of the note that one edits. */
export function NoteEditor({ id }: { readonly id: string }) {
  const editor = useEditor();
  const text = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const body = editor.map.text(id);
    return field.current && body ? bindField(field.current, body, id, editor) : undefined;
  }, [editor, id]);
  return (
    <textarea
      ref={field}
      className="note-field"
      dir="auto"
      aria-label={text('note.text')}
      maxLength={limits.noteTextLength}
      spellCheck
      autoCapitalize="sentences"
      enterKeyHint="enter"
    />
  );
}

import { useRef, useSyncExternalStore } from 'react';
import type { Note } from '../../document/notes';
import type { Editor } from '../../editor/editor';
import { useEditor, useScreen } from '../useEditor';

/** The selected notes; the same array until one of them changes. */
export function useSelectedNotes(): readonly Note[] {
  const editor = useEditor();
  const selection = useScreen((screen) => screen.selection);
  const last = useRef<readonly Note[]>([]);
  return useSyncExternalStore(
    (listener) => subscribeAll(editor, selection, listener),
    () => {
      const next = [...selection].flatMap((id) => editor.map.note(id) ?? []);
      const before = last.current;
      const same = next.length === before.length && next.every((note, at) => note === before[at]);
      if (!same) last.current = next;
      return last.current;
    },
  );
}

function subscribeAll(editor: Editor, ids: ReadonlySet<string>, listener: () => void) {
  const stops = [...ids].map((id) => editor.map.subscribeNote(id, listener));
  return () => {
    for (const stop of stops) stop();
  };
}

import { useSyncExternalStore } from 'react';
import { SectionNotes } from '../../document/sectionNotes';
import type { Editor } from '../../editor/editor';
import type { SectionKey } from '../../shared/catalogue';
import { useEditor } from '../useEditor';

const known = new WeakMap<Editor, SectionNotes>();

function sectionNotes(editor: Editor): SectionNotes {
  const before = known.get(editor);
  if (before) return before;
  const made = new SectionNotes(editor.map);
  known.set(editor, made);
  return made;
}

/** The notes of a section in reading order; the same array until it changes. */
export function useSectionNotes(section: SectionKey): readonly string[] {
  const notes = sectionNotes(useEditor());
  return useSyncExternalStore(notes.subscribe, () => notes.of(section));
}

/** The notes that a note hides, the next one below first; the same array until that changes. */
export function usePile(id: string): readonly string[] {
  const notes = sectionNotes(useEditor());
  return useSyncExternalStore(notes.subscribe, () => notes.under(id));
}

/** Whether a note lies under another one, which hides it. */
export function useIsCovered(id: string): boolean {
  const notes = sectionNotes(useEditor());
  return useSyncExternalStore(notes.subscribe, () => notes.isCovered(id));
}

import { useSyncExternalStore } from 'react';
import type { SectionKey } from '../../shared/catalogue';
import { useNoteStates } from '../useEditor';

/** The notes of a section in reading order; the same array until it changes. */
export function useSectionNotes(section: SectionKey): readonly string[] {
  const { sections } = useNoteStates();
  return useSyncExternalStore(sections.subscribe, () => sections.of(section));
}

import { useSyncExternalStore } from 'react';
import type { Editor } from '../../editor/editor';
import { notesIn, notesOf } from '../../editor/reading';
import type { SectionKey } from '../../shared/catalogue';
import { useEditor } from '../useEditor';

const NONE: readonly string[] = [];

/** The notes of each section in reading order, worked out once for all sections. */
class SectionNotes {
  #editor: Editor;
  #bySection = new Map<SectionKey, readonly string[]>();
  #listeners = new Set<() => void>();
  #stops = new Map<string, () => void>();

  constructor(editor: Editor) {
    this.#editor = editor;
    editor.map.subscribe(() => this.#update());
    this.#update();
  }

  of(section: SectionKey): readonly string[] {
    return this.#bySection.get(section) ?? NONE;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #update(): void {
    const { map } = this.#editor;
    this.#follow(map.noteIds());
    const sections = new Set(notesOf(map).map((note) => note.section));
    const next = new Map([...sections].map((key) => [key, this.#sameOr(key)]));
    this.#bySection = next;
    for (const listener of [...this.#listeners]) listener();
  }

  #sameOr(section: SectionKey): readonly string[] {
    const ids = notesIn(this.#editor.map, section).map((note) => note.id);
    const before = this.of(section);
    const same = ids.length === before.length && ids.every((id, at) => id === before[at]);
    return same ? before : ids;
  }

  /** A move is a note's own change, which the list of notes doesn't tell. */
  #follow(ids: readonly string[]): void {
    const present = new Set(ids);
    for (const id of ids) {
      if (!this.#stops.has(id)) this.#stops.set(id, this.#watch(id));
    }
    for (const [id, stop] of this.#stops) {
      if (present.has(id)) continue;
      stop();
      this.#stops.delete(id);
    }
  }

  #watch(id: string): () => void {
    const { map } = this.#editor;
    let place = map.note(id)?.pos;
    return map.subscribeNote(id, () => {
      const pos = map.note(id)?.pos;
      if (pos === place) return;
      place = pos;
      this.#update();
    });
  }
}

const known = new WeakMap<Editor, SectionNotes>();

function sectionNotes(editor: Editor): SectionNotes {
  const before = known.get(editor);
  if (before) return before;
  const made = new SectionNotes(editor);
  known.set(editor, made);
  return made;
}

/** The notes of a section in reading order; the same array until it changes. */
export function useSectionNotes(section: SectionKey): readonly string[] {
  const notes = sectionNotes(useEditor());
  return useSyncExternalStore(notes.subscribe, () => notes.of(section));
}

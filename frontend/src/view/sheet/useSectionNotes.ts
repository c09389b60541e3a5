import { useSyncExternalStore } from 'react';
import type { Note } from '../../document/notes';
import type { Editor } from '../../editor/editor';
import { type Piles, pilesOf } from '../../editor/piles';
import { notesIn, notesOf } from '../../editor/reading';
import type { SectionKey } from '../../shared/catalogue';
import { useEditor } from '../useEditor';

const NONE: readonly string[] = [];

/** The notes of each section in reading order, worked out once for all sections. */
class SectionNotes {
  #editor: Editor;
  #bySection = new Map<SectionKey, readonly string[]>();
  #piles: Piles = new Map();
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
    const notes = notesOf(map);
    const sections = new Set(notes.map((note) => note.section));
    const next = new Map([...sections].map((key) => [key, this.#sameOr(key)]));
    this.#bySection = next;
    this.#piles = this.#samePiles(pilesOf(notes));
    for (const listener of [...this.#listeners]) listener();
  }

  under(id: string): readonly string[] {
    return this.#piles.get(id) ?? NONE;
  }

  /** A pile that did not change stays the same object, so that its note is not drawn again. */
  #samePiles(next: Piles): Piles {
    const same = (top: string, ids: readonly string[]) => {
      const before = this.under(top);
      return isSameList(ids, before) ? before : ids;
    };
    return new Map([...next].map(([top, ids]) => [top, same(top, ids)]));
  }

  #sameOr(section: SectionKey): readonly string[] {
    const ids = notesIn(this.#editor.map, section).map((note) => note.id);
    const before = this.of(section);
    return isSameList(ids, before) ? before : ids;
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
    let place = placeOf(map.note(id));
    return map.subscribeNote(id, () => {
      const now = placeOf(map.note(id));
      if (now === place) return;
      place = now;
      this.#update();
    });
  }
}

const isSameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one, at) => one === b[at]);

/** What a note's place in lists and piles depends on. */
function placeOf(note: Note | undefined): string {
  return note ? `${note.section} ${note.size} ${note.pos.join(' ')} ${note.z}` : '';
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

/** The notes that a note hides, the next one below first; the same array until that changes. */
export function usePile(id: string): readonly string[] {
  const notes = sectionNotes(useEditor());
  return useSyncExternalStore(notes.subscribe, () => notes.under(id));
}

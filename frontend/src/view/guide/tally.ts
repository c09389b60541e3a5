import { useSyncExternalStore } from 'react';
import type { Note } from '../../document/notes';
import { notesOf } from '../../document/reading';
import type { Editor } from '../../editor/editor';
import { Listeners } from '../../shared/listeners';
import { useEditor } from '../useEditor';

/** What the guide counts of a note. */
export type Counted = Pick<Note, 'id' | 'section' | 'prompt' | 'department'>;

/** All notes as the guide counts them; looks again only when one of those fields changes. */
class Tally {
  #editor: Editor;
  #notes: readonly Counted[] = [];
  #changed = new Listeners();
  #stops = new Map<string, () => void>();

  constructor(editor: Editor) {
    this.#editor = editor;
    editor.map.subscribe(() => this.#update());
    this.#update();
  }

  notes = (): readonly Counted[] => this.#notes;

  subscribe = (listener: () => void): (() => void) => this.#changed.add(listener);

  #update(): void {
    this.#notes = notesOf(this.#editor.map);
    const present = new Set(this.#notes.map(({ id }) => id));
    for (const id of present) {
      if (!this.#stops.has(id)) this.#stops.set(id, this.#watch(id));
    }
    for (const [id, stop] of this.#stops) {
      if (present.has(id)) continue;
      stop();
      this.#stops.delete(id);
    }
    this.#changed.call();
  }

  /** Typing and moving within a section change nothing that is counted. */
  #watch(id: string): () => void {
    const { map } = this.#editor;
    let before = markOf(map.note(id));
    return map.subscribeNote(id, () => {
      const now = markOf(map.note(id));
      if (now === before) return;
      before = now;
      this.#update();
    });
  }
}

function markOf(note: Note | undefined): string {
  return note ? `${note.section}|${note.prompt}|${note.department}` : '';
}

const known = new WeakMap<Editor, Tally>();

function tallyOf(editor: Editor): Tally {
  const before = known.get(editor);
  if (before) return before;
  const made = new Tally(editor);
  known.set(editor, made);
  return made;
}

/** All notes as the guide counts them; the same array until a count can change. */
export function useTally(): readonly Counted[] {
  const tally = tallyOf(useEditor());
  return useSyncExternalStore(tally.subscribe, tally.notes);
}

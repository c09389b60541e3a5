import type { SectionKey } from '../shared/catalogue';
import type { MapDocument } from './mapDocument';
import type { Note } from './notes';
import { Flush, Notifier } from './notifier';
import { type Piles, pilesOf } from './piles';
import { inReadingOrder } from './reading';

const NONE: readonly string[] = [];

interface Place {
  readonly section: SectionKey;
  /** All that its place in lists and piles depends on. */
  readonly words: string;
  readonly stop: () => void;
}

/**
 * The notes of each section in reading order, and its piles. A change works out only the sections
 * that it touches, once per turn: a hundred notes may be dropped on a map of a thousand.
 */
export class SectionNotes {
  readonly #map: MapDocument;
  readonly #places = new Map<string, Place>();
  readonly #members = new Map<SectionKey, Set<string>>();
  readonly #lists = new Map<SectionKey, readonly string[]>();
  readonly #piles = new Map<SectionKey, Piles>();
  readonly #covered = new Map<SectionKey, ReadonlySet<string>>();
  readonly #touched = new Set<SectionKey>();
  readonly #changed = new Notifier();
  readonly #flush = new Flush(() => this.#settle());

  constructor(map: MapDocument) {
    this.#map = map;
    map.subscribe(() => this.#follow());
    this.#follow();
    this.#settle();
  }

  /** The notes of a section in reading order; the same array until it changes. */
  of(section: SectionKey): readonly string[] {
    return this.#lists.get(section) ?? NONE;
  }

  /** The notes that a note hides, the next one below first; the same array until it changes. */
  under(id: string): readonly string[] {
    const section = this.#places.get(id)?.section;
    return (section && this.#piles.get(section)?.get(id)) ?? NONE;
  }

  /** Whether a note lies under another one of its pile. */
  isCovered(id: string): boolean {
    const section = this.#places.get(id)?.section;
    return section !== undefined && (this.#covered.get(section)?.has(id) ?? false);
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#changed.subscribe(listener);

  /** Notes that came and went; a move is a note's own change, which the list doesn't tell. */
  #follow(): void {
    const present = new Set(this.#map.noteIds());
    for (const id of present) {
      if (!this.#places.has(id))
        this.#put(
          id,
          this.#map.subscribeNote(id, () => this.#moved(id)),
        );
    }
    for (const [id, { stop }] of this.#places) {
      if (present.has(id)) continue;
      stop();
      this.#take(id);
    }
  }

  #moved(id: string): void {
    const before = this.#places.get(id);
    if (!before || wordsOf(this.#map.note(id)) === before.words) return;
    this.#take(id);
    this.#put(id, before.stop);
  }

  #put(id: string, stop: () => void): void {
    const note = this.#map.note(id);
    if (!note) {
      stop();
      return;
    }
    const { section } = note;
    this.#places.set(id, { section, words: wordsOf(note), stop });
    const members = this.#members.get(section) ?? new Set();
    this.#members.set(section, members.add(id));
    this.#touch(section);
  }

  #take(id: string): void {
    const section = this.#places.get(id)?.section;
    this.#places.delete(id);
    if (!section) return;
    this.#members.get(section)?.delete(id);
    this.#touch(section);
  }

  #touch(section: SectionKey): void {
    this.#touched.add(section);
    this.#flush.request();
  }

  #settle(): void {
    if (this.#touched.size === 0) return;
    for (const section of this.#touched) this.#workOut(section);
    this.#touched.clear();
    this.#changed.notify();
  }

  #workOut(section: SectionKey): void {
    const members = [...(this.#members.get(section) ?? [])];
    const notes = members.flatMap((id) => this.#map.note(id) ?? []);
    const ids = inReadingOrder(notes).map(({ id }) => id);
    this.#lists.set(section, sameOr(this.of(section), ids));
    const before = this.#piles.get(section);
    const piles = [...pilesOf(notes)].map(
      ([top, under]) => [top, sameOr(before?.get(top) ?? NONE, under)] as const,
    );
    this.#piles.set(section, new Map(piles));
    this.#covered.set(section, new Set(piles.flatMap(([, under]) => under)));
  }
}

/** What did not change stays the same object, so that nothing is drawn again for it. */
function sameOr(before: readonly string[], next: readonly string[]): readonly string[] {
  const isSame = next.length === before.length && next.every((id, at) => id === before[at]);
  return isSame ? before : next;
}

function wordsOf(note: Note | undefined): string {
  return note ? `${note.section} ${note.size} ${note.pos.join(' ')} ${note.z}` : '';
}

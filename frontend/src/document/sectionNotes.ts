import type { SectionKey } from '../shared/catalogue';
import { differing } from '../shared/differing';
import type { MapDocument } from './mapDocument';
import type { Note } from './notes';
import { Flush, Notifier } from './notifier';
import { type Piles, pilesOf } from './piles';
import { inReadingOrder } from './reading';

const NONE: readonly string[] = [];
const NO_PILES: Piles = new Map();
const NO_NOTES: ReadonlyMap<string, string> = new Map();

/** All that a note's place in lists and piles depends on. */
type Place = Pick<Note, 'section' | 'pos' | 'size' | 'z'>;

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
  /** The hidden notes of each section with the note on top of them. */
  readonly #covered = new Map<SectionKey, ReadonlyMap<string, string>>();
  readonly #touched = new Set<SectionKey>();
  readonly #changed = new Notifier();
  readonly #repiled = new Notifier<ReadonlySet<string>>();
  #news = new Set<string>();
  readonly #flush = new Flush(() => this.#settle());

  constructor(map: MapDocument) {
    this.#map = map;
    map.subscribeChanges((ids) => this.#follow(ids));
    this.#follow(map.noteIds());
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

  /** Hears which notes hide others, or are hidden, otherwise than before. */
  subscribePiles(listener: (ids: ReadonlySet<string>) => void): () => void {
    return this.#repiled.subscribe(listener);
  }

  #follow(ids: readonly string[]): void {
    for (const id of ids) {
      const [before, note] = [this.#places.get(id), this.#map.note(id)];
      if (before && note && isSamePlace(before, note)) continue;
      this.#take(id);
      if (note) this.#put(note);
    }
  }

  #put(note: Note): void {
    const members = this.#members.get(note.section) ?? new Set();
    // The note itself: all of it is in memory anyway.
    this.#places.set(note.id, note);
    this.#members.set(note.section, members.add(note.id));
    this.#touch(note.section);
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
    const news = this.#news;
    this.#news = new Set();
    if (news.size > 0) this.#repiled.notify(news);
  }

  #workOut(section: SectionKey): void {
    const members = [...(this.#members.get(section) ?? [])];
    const notes = members.flatMap((id) => this.#map.note(id) ?? []);
    const ids = inReadingOrder(notes).map(({ id }) => id);
    this.#lists.set(section, sameOr(this.of(section), ids));
    this.#pile(section, pilesOf(notes));
  }

  #pile(section: SectionKey, found: Piles): void {
    const before = this.#piles.get(section) ?? NO_PILES;
    const piles = new Map<string, readonly string[]>();
    const covered = new Map<string, string>();
    for (const [top, under] of found) {
      piles.set(top, sameOr(before.get(top) ?? NONE, under));
      for (const id of under) covered.set(id, top);
    }
    for (const id of differing(before, piles)) this.#news.add(id);
    for (const id of differing(this.#covered.get(section) ?? NO_NOTES, covered)) this.#news.add(id);
    this.#piles.set(section, piles);
    this.#covered.set(section, covered);
  }
}

/** What did not change stays the same object, so that nothing is drawn again for it. */
function sameOr(before: readonly string[], next: readonly string[]): readonly string[] {
  const isSame = next.length === before.length && next.every((id, at) => id === before[at]);
  return isSame ? before : next;
}

/** Whether nothing changed that a note's place in lists and piles depends on. */
function isSamePlace(a: Place, b: Place): boolean {
  const isSame = a.section === b.section && a.size === b.size && a.z === b.z;
  return isSame && a.pos[0] === b.pos[0] && a.pos[1] === b.pos[1];
}

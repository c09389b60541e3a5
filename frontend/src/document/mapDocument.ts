import * as Y from 'yjs';
import { newId } from '../shared/ids';
import { readExtras, toValues } from './noteExtras';
import { NoteIndex } from './noteIndex';
import type { Move, NewNote, Note, NoteCopy, NoteFields } from './notes';
import { LOCAL } from './origin';
import { placements } from './placing';
import { rankAbove } from './ranks';
import { isBinned } from './readNote';
import { type Role, type RolePatch, RoleRecord } from './role';
import { readMap, readNumber, writeFields } from './values';

/** One role's empathy map as a typed view of its Yjs document (docs/spec/document.md). */
export class MapDocument {
  readonly doc: Y.Doc;
  readonly #root: Y.Map<unknown>;
  readonly #notes: NoteIndex;
  readonly #role: RoleRecord;
  readonly #now: () => number;
  #isLocked = false;

  constructor(doc: Y.Doc, now: () => number = Date.now) {
    this.doc = doc;
    this.#now = now;
    this.#root = doc.getMap('notes');
    this.#notes = new NoteIndex(this.#root);
    this.#role = new RoleRecord(doc.getMap('role'));
  }

  /** Whether edits of this page are left out, because the server would not take them. */
  get isLocked(): boolean {
    return this.#isLocked;
  }

  /** Lets this page edit the map, or no longer. */
  lock(isLocked: boolean): void {
    this.#isLocked = isLocked;
  }

  /** The shown notes from bottom to top; the same array until that list changes. */
  noteIds(): readonly string[] {
    return this.#notes.ids;
  }

  /** A shown note as it is now; the same object until it changes. */
  note(id: string): Note | undefined {
    return this.#notes.get(id);
  }

  /** The shared text of a note, for a binding. */
  text(id: string): Y.Text | undefined {
    const text = readMap(this.#root, id)?.get('text');
    return text instanceof Y.Text ? text : undefined;
  }

  /** Hears when notes came, went or changed their order. */
  subscribe(listener: () => void): () => void {
    return this.#notes.subscribe(listener);
  }

  /** Hears when that note came, went or changed, its text included. */
  subscribeNote(id: string, listener: () => void): () => void {
    return this.#notes.subscribeNote(id, listener);
  }

  /** Hears which notes came, went or changed, before the list of them is told. */
  subscribeChanges(listener: (ids: readonly string[]) => void): () => void {
    return this.#notes.subscribeChanges(listener);
  }

  /** Puts a new note on top of all others and returns its id. */
  addNote(note: NewNote): string {
    return this.addNotes([note])[0] ?? '';
  }

  /** Puts new notes on top of all others, in one transaction, and returns their ids. */
  addNotes(notes: readonly NewNote[]): readonly string[] {
    let z = this.#notes.top;
    const made = notes.map((note) => {
      z = rankAbove(z);
      return [newId(), newFields(note, z, this.#now())] as const;
    });
    this.#edit(() => {
      for (const [id, fields] of made) this.#root.set(id, fields);
    });
    return made.map(([id]) => id);
  }

  /** All of a shown note that a copy takes along. */
  copyOf(id: string): NoteCopy | undefined {
    const [note, fields] = [this.note(id), readMap(this.#root, id)];
    if (!note || !fields) return undefined;
    const { section, pos, size, colour, department, text } = note;
    return { section, pos, size, colour, department, text, extras: readExtras(fields) };
  }

  /** Writes those of the fields that change (D4). */
  changeNote(id: string, patch: Partial<NoteFields>): void {
    this.#edit(() => this.#write(id, patch));
  }

  /** Drops notes where a drag or a menu took them: one transaction, z only if needed (D42). */
  placeNotes(moves: readonly Move[]): void {
    const placed = placements(moves, this.#notes);
    this.#edit(() => {
      for (const { id, ...fields } of placed) this.#write(id, fields);
    });
  }

  /** Tells the others when a text was last edited; called once, when its editing ends. */
  touchNote(id: string): void {
    const fields = readMap(this.#root, id);
    if (fields) this.#edit(() => this.#touch(fields));
  }

  /** Moves notes to the bin. */
  binNotes(ids: readonly string[]): void {
    const now = this.#now();
    this.#editEach(ids, (fields) => {
      if (!isBinned(fields)) fields.set('deleted', now);
    });
  }

  /** Takes notes back out of the bin. */
  restoreNotes(ids: readonly string[]): void {
    this.#editEach(ids, (fields) => {
      if (fields.has('deleted')) fields.delete('deleted');
    });
  }

  /** Whose map this is; the same object until it changes. */
  role(): Role {
    return this.#role.read();
  }

  /** Hears when the role changed. */
  subscribeRole(listener: () => void): () => void {
    return this.#role.subscribe(listener);
  }

  /** Writes those of the role's fields that change; an empty text or undefined takes one out. */
  changeRole(patch: RolePatch): void {
    this.#edit(() => this.#role.write(patch));
  }

  /** Stops listening to the document, which stays as it is. */
  destroy(): void {
    this.#notes.destroy();
    this.#role.destroy();
  }

  #write(id: string, patch: Partial<NoteFields>): void {
    const fields = readMap(this.#root, id);
    if (fields && writeFields(fields, patch)) this.#touch(fields);
  }

  #editEach(ids: readonly string[], edit: (fields: Y.Map<unknown>) => void): void {
    this.#edit(() => {
      for (const id of ids) {
        const fields = readMap(this.#root, id);
        if (fields) edit(fields);
      }
    });
  }

  /** Writes the time of an edit, never before what a colleague with a fast clock wrote. */
  #touch(fields: Y.Map<unknown>): void {
    writeFields(fields, { updated: Math.max(this.#now(), readNumber(fields.get('updated')) ?? 0) });
  }

  #edit(edit: () => void): void {
    if (!this.#isLocked) this.doc.transact(edit, LOCAL);
  }
}

function newFields(note: NewNote, z: string, now: number): Y.Map<unknown> {
  const { text = '', size = 'm', origin = 'typed', extras = {}, ...fields } = note;
  const values = { ...fields, size, origin, z, created: now, updated: now };
  const body: [string, unknown] = ['text', new Y.Text(text)];
  return new Y.Map([...Object.entries(values), body, ...toValues(extras)]);
}

import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { localEpochs } from './epochs';
import { dropLeftovers, Leftovers } from './leftovers';

/** A document's copy on this device. */
export interface OfflineCopy {
  /** Resolves with the number of unsaved changes it held, once its content is in the document. */
  readonly loaded: Promise<number>;
  /** Whether edits of this origin came out of the copy. */
  owns(origin: unknown): boolean;
  /** Keeps how many changes the server has not acknowledged. */
  keepUnsaved(count: number): void;
  /** Makes sure of the last edits: the page may be gone in a moment. */
  secure(): void;
  close(): void;
}

/** Opens the copy of a document. */
export type OpenCopy = (name: string, doc: Y.Doc) => OfflineCopy;

const PROBE = 'empathyboard:probe';
const UNSAVED = 'unsaved';
/** Where y-indexeddb keeps the edits. */
const UPDATES = 'updates';

/** The copy in IndexedDB; where there is none (sandboxed frames, some private modes) it is empty. */
export function indexedDbCopy(name: string, doc: Y.Doc): OfflineCopy {
  return new IndexedDbCopy(name, doc);
}

class IndexedDbCopy implements OfflineCopy {
  readonly loaded: Promise<number>;
  readonly #doc: Y.Doc;
  readonly #left: Leftovers;
  readonly #opened: Promise<IndexeddbPersistence | null>;
  #isAsking = false;
  #isClosed = false;

  constructor(name: string, doc: Y.Doc) {
    this.#doc = doc;
    this.#left = new Leftovers(name, doc);
    doc.on('update', this.#onUpdate);
    this.#opened = canKeepCopies().then((can) =>
      can && !this.#isClosed ? new IndexeddbPersistence(name, doc) : null,
    );
    this.loaded = this.#opened.then((store) => this.#load(store));
  }

  owns(origin: unknown): boolean {
    const isStore = origin instanceof IndexeddbPersistence && origin.doc === this.#doc;
    return isStore || origin === this.#left;
  }

  keepUnsaved(count: number): void {
    // A full or closing database must not break the session: the count is only for the eye.
    const ignore = () => {};
    const keep = (store: IndexeddbPersistence | null) =>
      this.#isClosed ? null : store?.set(UNSAVED, count);
    void this.#opened.then(keep).catch(ignore);
  }

  secure(): void {
    this.#left.keep();
  }

  close(): void {
    this.#isClosed = true;
    this.#doc.off('update', this.#onUpdate);
    void this.#opened.then((store) => store?.destroy());
  }

  async #load(store: IndexeddbPersistence | null): Promise<number> {
    const unsaved = await readUnsaved(store);
    if (this.#isClosed) return unsaved;
    const hadLeftovers = this.#left.restore(this.#left);
    this.#ask();
    // The count of a page that was left in the middle of a word may be older than the word.
    return Math.max(unsaved, hadLeftovers ? 1 : 0);
  }

  /** What came from elsewhere can be had from there again; one's own edits only are here. */
  readonly #onUpdate = (update: Uint8Array, origin: unknown, _: Y.Doc, by: Y.Transaction): void => {
    if (!by.local && origin !== this.#left) return;
    this.#left.add(update);
    this.#ask();
  };

  /** Asks the database whether it has the edits that it was given. */
  #ask(): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    void this.#opened.then((store) => {
      if (this.#isClosed) return;
      const count = this.#left.size;
      afterWrites(store, () => {
        this.#isAsking = false;
        this.#left.written(count);
        if (this.#left.size > 0) this.#ask();
      });
    });
  }
}

/** Calls back when all that was given to a database before is in it: it works in that order. */
function afterWrites(store: IndexeddbPersistence | null, done: () => void): void {
  if (!store?.db) {
    done();
    return;
  }
  try {
    const look = store.db.transaction(UPDATES, 'readonly');
    look.objectStore(UPDATES).count(0);
    look.oncomplete = done;
  } catch {
    // It is closing: what it was not seen to have stays held.
  }
}

/** The name under which a document's copy is kept. */
export function copyName(document: string): string {
  return `empathyboard:${document}`;
}

/** Deletes a document's copies from this device; one open elsewhere goes when it is closed. */
export async function deleteCopy(document: string): Promise<void> {
  const names = new Set([document, localEpochs.read(document).copy]);
  for (const name of names) dropLeftovers(copyName(name));
  await Promise.all([...names].map(deleteDatabase));
}

/** Deletes the copies of several documents. */
export async function deleteCopies(documents: readonly string[]): Promise<void> {
  await Promise.all(documents.map(deleteCopy));
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const done = () => resolve();
    try {
      const request = indexedDB.deleteDatabase(copyName(name));
      Object.assign(request, { onsuccess: done, onerror: done, onblocked: done });
    } catch {
      done();
    }
  });
}

async function readUnsaved(store: IndexeddbPersistence | null): Promise<number> {
  if (!store) return 0;
  await store.whenSynced;
  const count: unknown = await store.get(UNSAVED);
  return typeof count === 'number' && count > 0 ? count : 0;
}

let usable: Promise<boolean> | null = null;

/**
 * Whether this browser keeps copies; private windows of some do not. Asked
 * before anything else, because y-indexeddb lets such an error escape, and again after a no.
 */
export function canKeepCopies(): Promise<boolean> {
  usable ??= probe().then((can) => {
    if (!can) usable = null;
    return can;
  });
  return usable;
}

function probe(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(PROBE);
      request.onerror = () => resolve(false);
      request.onsuccess = () => {
        request.result.close();
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
}

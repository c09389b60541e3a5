import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { localEpochs } from './epochs';

/** A document's copy on this device. */
export interface OfflineCopy {
  /** Resolves with the number of unsaved changes it held, once its content is in the document. */
  readonly loaded: Promise<number>;
  /** Whether edits of this origin came out of the copy. */
  owns(origin: unknown): boolean;
  /** Keeps how many changes the server has not acknowledged. */
  keepUnsaved(count: number): void;
  close(): void;
}

/** Opens the copy of a document. */
export type OpenCopy = (name: string, doc: Y.Doc) => OfflineCopy;

const PROBE = 'empathyboard:probe';
const UNSAVED = 'unsaved';

/** The copy in IndexedDB; where there is none (sandboxed frames, some private modes) it is empty. */
export function indexedDbCopy(name: string, doc: Y.Doc): OfflineCopy {
  let isClosed = false;
  const opened = isUsable().then((usable) =>
    usable && !isClosed ? new IndexeddbPersistence(name, doc) : null,
  );
  return {
    loaded: opened.then(readUnsaved),
    owns: (origin) => origin instanceof IndexeddbPersistence && origin.doc === doc,
    keepUnsaved(count) {
      // A full or closing database must not break the session: the count is only for the eye.
      const ignore = () => {};
      void opened.then((store) => (isClosed ? null : store?.set(UNSAVED, count))).catch(ignore);
    },
    close() {
      isClosed = true;
      void opened.then((store) => store?.destroy());
    },
  };
}

/** The name under which a document's copy is kept. */
export function copyName(document: string): string {
  return `empathyboard:${document}`;
}

/** Deletes a document's copies from this device; one open elsewhere goes when it is closed. */
export async function deleteCopy(document: string): Promise<void> {
  const names = new Set([document, localEpochs.read(document).copy]);
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

/** Whether a database can be opened; asked first, because y-indexeddb lets such an error escape. */
function isUsable(): Promise<boolean> {
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

import * as Y from 'yjs';

/**
 * The last edits before a page is left, which a database may not finish writing.
 *
 * A browser drops the transactions of a page that goes; what it is told of through localStorage is
 * kept at once. Every edit is held here until the database has it, so this stays a few keystrokes.
 */
export class Leftovers {
  readonly #doc: Y.Doc;
  readonly #name: string;
  #pending: Uint8Array[] = [];
  #keys: string[] = [];

  /** Begins with nothing; `name` is the copy's. */
  constructor(name: string, doc: Y.Doc) {
    this.#name = name;
    this.#doc = doc;
  }

  /** Holds an edit until the database has it. */
  add(update: Uint8Array): void {
    this.#pending.push(update);
  }

  /** How many edits the database may not have yet. */
  get size(): number {
    return this.#pending.length;
  }

  /** Notes that the database has the oldest edits. */
  written(count: number): void {
    this.#pending = this.#pending.slice(count);
    if (this.#pending.length === 0) this.#drop();
  }

  /** Keeps what the database may not have: there may be no later moment. */
  keep(): void {
    if (this.#pending.length === 0) return;
    const key = `${prefixOf(this.#name)}${this.#doc.clientID}`;
    // A page is hidden many times before it is left.
    if (!this.#keys.includes(key)) this.#keys.push(key);
    attempt(() => localStorage.setItem(key, asText(Y.mergeUpdates(this.#pending))));
  }

  /** Puts back what earlier pages kept, in the name of an origin; tells whether there was any. */
  restore(origin: unknown): boolean {
    const found = keysOf(this.#name);
    this.#keys.push(...found);
    for (const key of found) {
      attempt(() => Y.applyUpdate(this.#doc, asBytes(localStorage.getItem(key) ?? ''), origin));
    }
    return found.length > 0;
  }

  #drop(): void {
    dropKeys(this.#keys);
    this.#keys = [];
  }
}

/** Deletes what pages kept of a copy. */
export function dropLeftovers(name: string): void {
  dropKeys(keysOf(name));
}

function prefixOf(name: string): string {
  return `${name}/left/`;
}

function keysOf(name: string): string[] {
  return (
    attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefixOf(name)))) ?? []
  );
}

function dropKeys(keys: readonly string[]): void {
  for (const key of keys) attempt(() => localStorage.removeItem(key));
}

/** A byte a character: what localStorage holds is text. */
function asText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function asBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Storage may be forbidden or full, and what is in it anybody's: then nothing is kept there. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

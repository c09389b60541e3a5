import * as Y from 'yjs';
import { type Delta, type DeltaStep, mapCaret, mapCaretThrough, rebase } from './textDeltas';
import { applyEdit, type Edit, findEdit } from './textEdits';

/** Maps a place in the text field's old value to the same place in its new one. */
export type MapPosition = (index: number) => number;

/** Hears that the text field should show another value. */
export type RemoteListener = (value: string, mapPosition: MapPosition) => void;

/** Stands for content that is no text, so that places in the value are places in the document. */
const EMBED = '\uFFFC';

/** A text's value with one letter for each embedded object that others may have put in. */
export function shownText(text: Y.Text): string {
  const value = text.toString();
  if (value.length === text.length) return value;
  const steps = text.toDelta() as readonly DeltaStep[];
  return steps.map(({ insert }) => (typeof insert === 'string' ? insert : EMBED)).join('');
}

/** A place in a text that moves along with it, as text for presence. */
export function encodePosition(text: Y.Text, index: number): string {
  const place = Math.min(Math.max(index, 0), text.length);
  // It holds on to the letter before it: what a colleague types right there comes behind.
  return JSON.stringify(Y.createRelativePositionFromTypeIndex(text, place, -1));
}

/** Where such a place is now; null if it is of another text or no place at all. */
export function decodePosition(text: Y.Text, position: string): number | null {
  if (!text.doc) return null;
  try {
    const relative = Y.createRelativePositionFromJSON(JSON.parse(position));
    const absolute = Y.createAbsolutePositionFromRelativePosition(relative, text.doc);
    return absolute?.type === text ? absolute.index : null;
  } catch {
    return null;
  }
}

/**
 * Keeps a text field and a Y.Text the same. It knows no DOM: the field reports what was typed, and
 * hears what others changed. While a text is being composed (IME), the field is left alone.
 */
export class TextBinding {
  readonly #text: Y.Text;
  readonly #origin: unknown;
  readonly #listeners = new Set<RemoteListener>();
  /** What others changed since a composition began; null while there is none. */
  #queue: Delta[] | null = null;
  #value: string;

  constructor(text: Y.Text, origin: unknown) {
    this.#text = text;
    this.#origin = origin;
    this.#value = shownText(text);
    text.observe(this.#onEvent);
  }

  /** What the field shows; during a composition, what it showed when that began. */
  get value(): string {
    return this.#value;
  }

  /** Hears what others (an undo too) changed. */
  onRemote(listener: RemoteListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes what the field holds after typing; the caret tells apart repeated letters. */
  input(value: string, caret: number): void {
    if (this.#queue) return;
    const edit = findEdit(this.#value, value, caret);
    if (edit) this.#write([edit]);
    if (this.#value !== value) this.#tell((index) => index);
  }

  /** From here the field's value counts only when the composition has ended. */
  compositionStart(): void {
    this.#queue ??= [];
  }

  /** Takes what was composed and shows what others changed meanwhile. */
  compositionEnd(value: string, caret: number): void {
    const queue = this.#queue ?? [];
    this.#queue = null;
    if (queue.length === 0) this.input(value, caret);
    else this.#merge(value, caret, queue);
  }

  #merge(value: string, caret: number, queue: readonly Delta[]): void {
    const edit = findEdit(this.#value, value, caret) ?? { index: 0, remove: 0, insert: '' };
    const edits = rebase(edit, queue);
    this.#value = shownText(this.#text);
    this.#write(edits);
    this.#tell((index) => mapComposed(edit, edits, queue, index));
  }

  /** A place of the field as text for presence. */
  toRelative(index: number): string {
    const place = Math.min(index, this.#value.length);
    return encodePosition(this.#text, mapCaretThrough(this.#queue ?? [], place));
  }

  /** Where a place of presence is now. */
  toAbsolute(position: string): number | null {
    return decodePosition(this.#text, position);
  }

  /** Stops listening to the text. */
  destroy(): void {
    this.#text.unobserve(this.#onEvent);
    this.#listeners.clear();
  }

  readonly #onEvent = (event: Y.YTextEvent): void => {
    const delta = event.delta as Delta;
    if (this.#queue) {
      this.#queue.push(delta);
      return;
    }
    const value = shownText(this.#text);
    if (value === this.#value) return;
    this.#value = value;
    this.#tell((index) => mapCaret(delta, index));
  };

  #write(edits: readonly Edit[]): void {
    // Known before the event of this very edit comes, which then brings nothing new.
    this.#value = edits.reduce(applyEdit, this.#value);
    const write = () => {
      for (const edit of edits) applyToText(this.#text, edit);
    };
    if (this.#text.doc) this.#text.doc.transact(write, this.#origin);
  }

  #tell(mapPosition: MapPosition): void {
    for (const listener of [...this.#listeners]) listener(this.#value, mapPosition);
  }
}

function applyToText(text: Y.Text, { index, remove, insert }: Edit): void {
  if (remove > 0) text.delete(index, remove);
  if (insert !== '') text.insert(index, insert);
}

/** Where a place in a composed value is, after others' changes came in. */
function mapComposed(
  edit: Edit,
  edits: readonly Edit[],
  queue: readonly Delta[],
  index: number,
): number {
  const typed = Math.min(Math.max(index - edit.index, 0), edit.insert.length);
  const isBehind = index - edit.index > edit.insert.length;
  const old = index - typed + (isBehind ? edit.remove : 0);
  const place = mapCaretThrough(queue, Math.min(old, isBehind ? old : edit.index));
  const removed = edits.reduce(
    (sum, { index: at, remove }) => sum + Math.min(remove, Math.max(place - at, 0)),
    0,
  );
  return place - removed + typed;
}

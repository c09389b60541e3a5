import * as Y from 'yjs';
import type { MapDocument } from '../document/mapDocument';
import { LOCAL } from '../document/origin';
import { Listeners } from '../shared/listeners';

/** A place in the history that a cancelled gesture returns to. */
export type Mark = number;

/** Two changes of one kind closer together than this, in milliseconds, are one step. */
const BURST = 1000;

/** Undo and redo of one's own edits of a map; nobody else's work is touched. */
export class History {
  #undo: Y.UndoManager;
  #changed = new Listeners();
  #burst = { kind: '', at: 0 };
  #now: () => number;
  #map: MapDocument;

  /** Follows a map's local edits; `now` tells the time in milliseconds. */
  constructor(map: MapDocument, now: () => number) {
    const { doc } = map;
    this.#map = map;
    this.#now = now;
    const notes = doc.getMap('notes');
    // Steps end where a gesture begins, never after a time: a slow drag is one step.
    this.#undo = new Y.UndoManager([notes], {
      trackedOrigins: new Set([LOCAL]),
      captureTimeout: Number.POSITIVE_INFINITY,
      deleteFilter: (item) => !othersBuiltOn(item, notes, doc.clientID),
    });
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) {
      this.#undo.on(event, () => this.#changed.call());
    }
  }

  /** Whether there is an own edit to undo. */
  get canUndo(): boolean {
    return this.#undo.undoStack.length > 0;
  }

  /** Whether there is an undone edit to bring back. */
  get canRedo(): boolean {
    return this.#undo.redoStack.length > 0;
  }

  /** Calls back when undo or redo may have become possible or impossible. */
  subscribe = (listener: () => void): (() => void) => this.#changed.add(listener);

  /** Starts a new step. */
  mark(): Mark {
    this.#burst = { kind: '', at: 0 };
    this.#undo.stopCapturing();
    return this.#undo.undoStack.length;
  }

  /** Starts a new step unless the same kind of change was just made. */
  burst(kind: string): void {
    const at = this.#now();
    const goesOn = this.#burst.kind === kind && at - this.#burst.at < BURST;
    if (!goesOn) this.mark();
    this.#burst = { kind, at };
  }

  /** Lets the next burst of that kind, however late, belong to the present step. */
  joinNext(kind: string): void {
    this.#burst = { kind, at: Number.POSITIVE_INFINITY };
  }

  /** Whether the last change was of that kind and nothing came after it. */
  isIn(kind: string): boolean {
    return this.#burst.kind === kind && Number.isFinite(this.#burst.at);
  }

  /** Undoes the last step. */
  undo(): void {
    this.mark();
    if (!this.#map.isLocked) this.#undo.undo();
  }

  /** Brings the last undone step back. */
  redo(): void {
    this.mark();
    if (!this.#map.isLocked) this.#undo.redo();
  }

  /** Undoes everything since a mark, as if it had never been. */
  cancelTo(mark: Mark): void {
    if (this.#map.isLocked || this.#undo.undoStack.length <= mark) return;
    while (this.#undo.undoStack.length > mark) this.undo();
    this.#undo.clear(false, true);
  }

  /** Stops following. */
  destroy(): void {
    this.#undo.destroy();
  }
}

/**
 * Whether removing an item would take others' work along: a note, or one of its first fields,
 * that somebody else has typed in or changed since it was made. The mark of the bin is no such
 * field: without it the note is back.
 */
function othersBuiltOn(item: Y.Item, notes: Y.Map<unknown>, self: number): boolean {
  const note = noteAround(item, notes);
  if (item.parent === note && item.parentSub === 'deleted') return false;
  const isFirstValue = item.parentSub !== null && item.left === null;
  return note !== null && isFirstValue && hasOthers(note, self);
}

function noteAround(item: Y.Item, notes: Y.Map<unknown>): Y.Map<unknown> | null {
  if (item.parent === notes) return typeOf(item);
  const parent = item.parent;
  return parent instanceof Y.Map && parent.parent === notes ? parent : null;
}

function typeOf({ content }: Y.Item): Y.Map<unknown> | null {
  return content instanceof Y.ContentType && content.type instanceof Y.Map ? content.type : null;
}

function hasOthers(note: Y.Map<unknown>, self: number): boolean {
  for (const field of note._map.values()) {
    if (field.id.client !== self && !field.deleted) return true;
    const inner = field.content instanceof Y.ContentType ? field.content.type : null;
    if (inner instanceof Y.Text && hasOthersText(inner, self)) return true;
  }
  return false;
}

function hasOthersText(text: Y.Text, self: number): boolean {
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.id.client !== self) return true;
  }
  return false;
}

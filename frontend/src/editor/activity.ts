import type { Point } from '../shared/catalogue';
import { differing } from '../shared/differing';
import { Listeners } from '../shared/listeners';
import type { Person, PresencePort } from './presence';

/** Somebody who types in a note. */
export interface Typist {
  readonly clientId: number;
  readonly name: string;
  readonly colour: string;
  readonly anchor: string;
  readonly head: string;
}

const NOBODY: readonly Typist[] = [];

/** What others do to notes at this moment: where they hold them, where they type. */
export class Activity {
  #held = new Map<string, Point>();
  #typists = new Map<string, readonly Typist[]>();
  #changed = new Listeners<readonly string[]>();
  #stop: () => void;

  /** Follows the others on a map. */
  constructor(presence: PresencePort) {
    const read = () => this.#read(presence.others());
    this.#stop = presence.subscribe(read);
    read();
  }

  /** Where somebody else holds a note that they drag. */
  heldAt(note: string): Point | undefined {
    return this.#held.get(note);
  }

  /** Who else types in a note; the same array until that changes. */
  typists(note: string): readonly Typist[] {
    return this.#typists.get(note) ?? NOBODY;
  }

  /** Calls back with the notes to which somebody does something else than before. */
  subscribe = (listener: (notes: readonly string[]) => void): (() => void) =>
    this.#changed.add(listener);

  /** Stops following. */
  destroy(): void {
    this.#stop();
  }

  #read(others: readonly Person[]): void {
    const held = new Map<string, Point>();
    const typists = new Map<string, Typist[]>();
    for (const person of others) {
      addHeld(held, person, this.#held);
      addTypist(typists, person);
    }
    const before = [this.#held, this.#typists] as const;
    this.#held = held;
    this.#typists = keepSame(typists, before[1]);
    const notes = [...differing(before[0], held), ...differing(before[1], this.#typists)];
    // Most news are of cursors, which are no business of the notes.
    if (notes.length > 0) this.#changed.call(notes);
  }
}

/** Keeps the point object of a note that did not move, so that its view need not redraw. */
function addHeld(held: Map<string, Point>, { state }: Person, before: Map<string, Point>): void {
  for (const [note, at] of Object.entries(state.drag ?? {})) {
    if (!isPoint(at)) continue;
    const old = before.get(note);
    held.set(note, old && old[0] === at[0] && old[1] === at[1] ? old : at);
  }
}

/** Whether a value from outside is a point. */
export function isPoint(value: unknown): value is Point {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
}

function addTypist(typists: Map<string, Typist[]>, { clientId, state }: Person): void {
  const { caret, participant } = state;
  if (!caret) return;
  const { anchor, head } = caret;
  const name = participant?.name ?? '';
  const typist = { clientId, name, colour: participant?.colour ?? '', anchor, head };
  typists.set(caret.note, [...(typists.get(caret.note) ?? []), typist]);
}

function keepSame(
  next: Map<string, readonly Typist[]>,
  before: Map<string, readonly Typist[]>,
): Map<string, readonly Typist[]> {
  for (const [note, typists] of next) {
    const old = before.get(note);
    if (old && JSON.stringify(old) === JSON.stringify(typists)) next.set(note, old);
  }
  return next;
}

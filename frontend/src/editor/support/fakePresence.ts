import type { Person, PersonState, PresencePort } from '../presence';

/** A presence without a network: remembers what one shows, and shows whom a test puts in. */
export class FakePresence implements PresencePort {
  own: PersonState = {};
  /** Everything that was shown, in order. */
  readonly shown: PersonState[] = [];
  #others: readonly Person[] = [];
  #listeners = new Set<() => void>();

  setLocal(patch: PersonState): void {
    this.own = { ...this.own, ...patch };
    this.shown.push(patch);
  }

  others(): readonly Person[] {
    return this.#others;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Puts others into the room. */
  meet(...states: PersonState[]): void {
    this.#others = states.map((state, at) => ({ clientId: at + 1, state }));
    for (const listener of this.#listeners) listener();
  }
}

/** A person as others see them. */
export function someone(name: string, state: PersonState = {}): PersonState {
  return { participant: { id: name, name, department: 'sales', colour: '#1f5fd0' }, ...state };
}

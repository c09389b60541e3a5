import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { isSameRecord } from '../document/values';
import { presenceInterval } from '../shared/cadence';
import { type Clock, Timer } from './clock';
import { fitPresence, readPresence } from './presenceState';
import type { Presence, PresenceState, RemotePerson } from './types';

interface Changes {
  readonly added: number[];
  readonly updated: number[];
  readonly removed: number[];
}

const REMOTE = 'remote';

/** Presence over y-protocols' awareness; never stored, throttled, and gone with the connection. */
export class LivePresence implements Presence {
  readonly #awareness: Awareness;
  readonly #send: (update: Uint8Array) => void;
  readonly #clock: Clock;
  readonly #throttle: Timer;
  readonly #listeners = new Set<() => void>();
  #local: Partial<PresenceState> = {};
  #sentAt = -Infinity;
  #isMuted = false;
  readonly #people = new Map<number, RemotePerson>();
  #others: readonly RemotePerson[] = [];

  constructor(doc: Y.Doc, clock: Clock, send: (update: Uint8Array) => void) {
    this.#awareness = new Awareness(doc);
    this.#send = send;
    this.#clock = clock;
    this.#throttle = new Timer(clock);
    // Nobody is there until a participant is known.
    this.#awareness.setLocalState(null);
    this.#awareness.on('update', this.#onUpdate);
    this.#awareness.on('change', this.#onChange);
  }

  setLocal(patch: Partial<PresenceState>): void {
    this.#local = { ...this.#local, ...patch };
    if (this.#throttle.isSet) return;
    const wait = this.#sentAt + presenceInterval(this.#others.length) - this.#clock.now();
    if (wait <= 0) this.#publish();
    else this.#throttle.set(wait, () => this.#publish());
  }

  others(): readonly RemotePerson[] {
    return this.#others;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes what the server tells of others. */
  receive(update: Uint8Array): void {
    applyAwarenessUpdate(this.#awareness, update, REMOTE);
  }

  /** Tells our state anew, under a clock that a connection of ours still open can't have told. */
  announce(): void {
    const state = this.#awareness.getLocalState();
    if (state) this.#awareness.setLocalState(state);
  }

  /** Keeps our state to ourselves: the server shows nobody who only looks (A2). */
  mute(isMuted: boolean): void {
    const speaksAgain = this.#isMuted && !isMuted;
    this.#isMuted = isMuted;
    if (speaksAgain) this.announce();
  }

  /** The connection is gone: nobody can be seen any more. */
  forgetOthers(): void {
    const { states, meta, clientID } = this.#awareness;
    const gone = [...states.keys()].filter((id) => id !== clientID);
    removeAwarenessStates(this.#awareness, gone, REMOTE);
    for (const id of gone) {
      const known = meta.get(id);
      // One back, or the same state told again after a reconnect would count as known.
      if (known) meta.set(id, { ...known, clock: known.clock - 1 });
    }
  }

  /** Leaves, and stops every timer. */
  destroy(): void {
    this.#throttle.clear();
    this.#awareness.off('change', this.#onChange);
    this.#awareness.destroy();
    this.#listeners.clear();
  }

  #publish(): void {
    this.#sentAt = this.#clock.now();
    const hasSomeone = this.#local.participant !== undefined;
    if (hasSomeone) this.#awareness.setLocalState(fitPresence(this.#local));
  }

  readonly #onUpdate = ({ added, updated, removed }: Changes, origin: unknown): void => {
    if (origin === REMOTE || this.#isMuted) return;
    const own = [...added, ...updated, ...removed].includes(this.#awareness.clientID);
    if (own) this.#send(encodeAwarenessUpdate(this.#awareness, [this.#awareness.clientID]));
  };

  readonly #onChange = ({ added, updated, removed }: Changes): void => {
    const changed = new Set([...added, ...updated, ...removed]);
    if (changed.delete(this.#awareness.clientID) && changed.size === 0) return;
    for (const clientId of changed) this.#readPerson(clientId);
    this.#others = [...this.#people.values()].sort((a, b) => a.clientId - b.clientId);
    for (const listener of [...this.#listeners]) listener();
  };

  #readPerson(clientId: number): void {
    const state = readPresence(this.#awareness.getStates().get(clientId));
    if (!state) {
      this.#people.delete(clientId);
      return;
    }
    // Who somebody is stays one object while only their pointer moves.
    const known = this.#people.get(clientId)?.state.participant;
    const participant = known && isSameRecord(known, state.participant) ? known : state.participant;
    this.#people.set(clientId, { clientId, state: { ...state, participant } });
  }
}

const NOBODY: readonly RemotePerson[] = [];

/** The presence of a document on which people don't see each other. */
export const NO_PRESENCE: Presence = {
  setLocal() {},
  others: () => NOBODY,
  subscribe: () => () => {},
};

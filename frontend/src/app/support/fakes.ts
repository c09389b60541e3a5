import type { Board, MapInfo } from '../../api/types';
import { newDoc } from '../../document/newDoc';
import { FakePresence } from '../../editor/support/fakePresence';
import type { Presence, Session, SyncState } from '../../sync/types';

/** A connection that is well. */
export const ONLINE: SyncState = {
  phase: 'online',
  synced: true,
  loadedLocally: true,
  unsaved: 0,
  refusal: null,
  level: 'edit',
};

/** A connection without a network: a test says how it stands. */
export class FakeSession implements Session {
  readonly people = new FakePresence();
  readonly presence = this.people as unknown as Presence;
  readonly doc: ReturnType<typeof newDoc>;
  closed = false;
  reconnects = 0;
  #state: SyncState = { ...ONLINE, synced: false };
  #listeners = new Set<() => void>();
  #changeListeners = new Set<(subject: string) => void>();

  constructor(doc = newDoc()) {
    this.doc = doc;
  }

  state(): SyncState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onChanged(listener: (subject: string) => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  /** Tells that something beside the document changed. */
  tells(subject: string): void {
    for (const listener of [...this.#changeListeners]) listener(subject);
  }

  reconnectNow(): void {
    this.reconnects += 1;
  }

  close(): void {
    this.closed = true;
  }

  /** Changes how the connection stands. */
  becomes(state: Partial<SyncState>): void {
    this.#state = { ...this.#state, ...state };
    for (const listener of [...this.#listeners]) listener();
  }
}

/** A map as the server lists it. */
export function mapInfo(role: string, title = role): MapInfo {
  return {
    id: `map-${role}`,
    role,
    job_title: title,
    committee_roles: [],
    person: null,
    priority: null,
    rank: role,
  };
}

/** A board as the server tells it. */
export function boardInfo(...roles: string[]): Board {
  return {
    id: 'board',
    url: '',
    title: 'Meridian Freight',
    account: '',
    locale: 'en',
    created: 0,
    owned: true,
    level: 'own',
    general: 'edit',
    by_link: false,
    names_hidden: false,
    me: '',
    maps: roles.map((role) => mapInfo(role)),
  };
}

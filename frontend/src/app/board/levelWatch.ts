import type { StoreApi } from 'zustand/vanilla';
import { allowed, type Level } from '../../shared/access';
import type { Session } from '../../sync/types';
import type { MapDesk } from './mapDesk';
import type { RoomState } from './roomPort';

/** How long edits that were under way get to be saved, in milliseconds. */
const PATIENCE = 3000;

/** What a watch asks of its room. */
export interface LevelHooks {
  /** The level is another one. */
  changed(level: Level): void;
  /** Opens the map on screen anew, without what the server did not take. */
  renew(desk: MapDesk): void;
  /** What a map says on this page and not on the server. */
  unknownTexts(desk: MapDesk): Promise<readonly string[]>;
  /** A connection was closed because the level is gone, or the address is. */
  refused(): void;
}

/** Follows what one may do as the connections tell it; what could not be saved is put aside. */
export class LevelWatch {
  readonly #store: StoreApi<RoomState>;
  readonly #hooks: LevelHooks;
  readonly #told = new WeakMap<Session, Level | null>();
  readonly #refused = new WeakSet<Session>();

  constructor(store: StoreApi<RoomState>, hooks: LevelHooks) {
    this.#store = store;
    this.#hooks = hooks;
  }

  /** Takes what a connection says; the latest word of any counts. */
  hear(session: Session, isOwnAddress: boolean): void {
    const { level, phase } = session.state();
    if (level !== null && level !== this.#told.get(session)) {
      this.#told.set(session, level);
      this.become(level);
    }
    const isRefused = phase === 'forbidden' || (isOwnAddress && phase === 'unknown');
    if (!isRefused) this.#refused.delete(session);
    if (!isRefused || this.#refused.has(session)) return;
    this.#refused.add(session);
    this.putAside(this.#store.getState().desk);
    this.#hooks.refused();
  }

  /** Changes the level. */
  become(level: Level): void {
    const { level: before, desk } = this.#store.getState();
    if (level === before) return;
    this.#store.setState({ level });
    desk?.setLevel(level);
    this.#hooks.changed(level);
    if (desk && !allowed(level, 'edit')) void this.#rescue(desk);
  }

  /** Keeps what is not saved where the person can copy it. */
  putAside(desk: MapDesk | null): boolean {
    const texts = desk?.unsavedTexts() ?? [];
    this.#keep(texts);
    return texts.length > 0;
  }

  /** What came to the server in time is still saved (A3); only the rest is put aside. */
  async #rescue(desk: MapDesk): Promise<void> {
    await settled(desk.session);
    const isOnScreen = this.#store.getState().desk === desk;
    if (!isOnScreen || allowed(this.#store.getState().level, 'edit')) return;
    if (desk.session.state().unsaved === 0) return;
    // Edits of an earlier visit came out of the copy on this device: nobody followed them.
    if (!this.putAside(desk)) this.#keep(await this.#hooks.unknownTexts(desk));
    this.#hooks.renew(desk);
  }

  #keep(texts: readonly string[]): void {
    const { rescued } = this.#store.getState();
    if (texts.length > 0) this.#store.setState({ rescued: [...new Set([...rescued, ...texts])] });
  }
}

/** Resolves when everything is saved, or when there was time enough for it. */
function settled(session: Session): Promise<void> {
  if (session.state().unsaved === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, PATIENCE);
    const stop = session.subscribe(() => session.state().unsaved === 0 && done());
  });
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api } from '../../api/client';
import { ApiError } from '../../api/errors';
import type { Board } from '../../api/types';
import { BoardDocument, type RoleEntry } from '../../document/boardDocument';
import { newDoc } from '../../document/newDoc';
import { Listeners } from '../../editor/listeners';
import type { Participant } from '../../editor/presence';
import type { Session, SyncState } from '../../sync/types';
import { MapDesk } from './mapDesk';
import { NamedPresence } from './namedPresence';
import type { OpenDocument } from './openDocument';

/** What a room works with. */
export interface RoomParts {
  readonly api: Pick<Api, 'board'>;
  readonly open: OpenDocument;
  readonly me: () => Participant;
}

/** Whether the board could be opened. */
export type RoomPhase = 'loading' | 'open' | 'unknown' | 'gone' | 'forbidden' | 'offline';

/** What the page shows of a board. */
export interface RoomState {
  readonly phase: RoomPhase;
  /** What the server last told about the board. */
  readonly info: Board | null;
  /** The map on screen. */
  readonly desk: MapDesk | null;
  readonly roles: readonly RoleEntry[];
}

/** A board that is open in this page: its own document and the map of one role at a time. */
export class BoardRoom {
  readonly id: string;
  readonly store: StoreApi<RoomState>;
  readonly board: BoardDocument;
  readonly session: Session;
  /** Everybody else on the board, under names that tell them apart. */
  readonly people: NamedPresence;
  readonly #parts: RoomParts;
  #wanted: string | null = null;
  /** Maps that were left while something was still unsaved. */
  #leaving = new Set<MapDesk>();
  #synced = new Listeners();
  #stops: (() => void)[];
  #loading = Promise.resolve();
  #closed = false;
  #asked = new Set<string>();

  /** Opens a board by its id. */
  constructor(id: string, parts: RoomParts) {
    const doc = newDoc();
    this.id = id;
    this.#parts = parts;
    this.board = new BoardDocument(doc);
    this.session = parts.open(id, doc);
    const { presence } = this.session;
    this.people = new NamedPresence(presence, presence, parts.me);
    this.store = createStore<RoomState>(() => ({
      phase: 'loading',
      info: null,
      desk: null,
      roles: [],
    }));
    this.#stops = [
      this.board.subscribe(() => this.#rolesChanged()),
      this.session.subscribe(() => this.#synced.call()),
    ];
    this.introduce();
    void this.load();
  }

  /** The states of all connections, those of maps just left included. */
  syncStates(): readonly SyncState[] {
    const { desk } = this.store.getState();
    const desks = desk ? [desk, ...this.#leaving] : [...this.#leaving];
    return [this.session, ...desks.map(({ session }) => session)].map((one) => one.state());
  }

  /** Calls back when a connection's state changes. */
  subscribeSync = (listener: () => void): (() => void) => this.#synced.add(listener);

  /** Asks the server about the board and its maps; whoever asks meanwhile gets a later answer. */
  load(): Promise<void> {
    this.#loading = this.#loading.then(() => this.#load());
    return this.#loading;
  }

  /** Shows the map of a role; without one, of the first. */
  openRole(role: string | null): void {
    this.#wanted = role;
    const { info, desk, roles } = this.store.getState();
    const key = role ?? roles[0]?.key ?? null;
    if (!info || desk?.role === key) return;
    const map = info.maps.find((one) => one.role === key);
    this.#leave(desk);
    const next = map && key ? this.#sit(map.id, key) : null;
    this.session.presence.setLocal({ map: next ? key : null });
    this.store.setState({ desk: next });
    this.#synced.call();
  }

  /** Shows the others who is here. */
  introduce(): void {
    const participant = this.#parts.me();
    const { desk } = this.store.getState();
    this.session.presence.setLocal({ participant, map: desk?.role ?? null });
    desk?.introduce(participant);
  }

  /** Tries all connections again now. */
  reconnect(): void {
    this.session.reconnectNow();
    this.store.getState().desk?.session.reconnectNow();
  }

  /** Closes the board. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const stop of this.#stops) stop();
    const { desk } = this.store.getState();
    desk?.leave();
    for (const one of desk ? [desk, ...this.#leaving] : this.#leaving) one.close();
    this.session.close();
    this.board.destroy();
  }

  async #load(): Promise<void> {
    if (this.#closed) return;
    try {
      const info = await this.#parts.api.board(this.id);
      if (!this.#closed) this.#loaded(info);
    } catch (error) {
      // A board that is open stays so: its documents have their own connections.
      if (!this.#closed && !this.store.getState().info) {
        this.store.setState({ phase: phaseOf(error) });
      }
    }
  }

  #loaded(info: Board): void {
    this.store.setState({ phase: 'open', info });
    this.#rolesChanged();
    this.openRole(this.#wanted);
  }

  #rolesChanged(): void {
    const { info } = this.store.getState();
    const roles = this.board.roles();
    const shown = roles.length > 0 || this.session.state().synced ? roles : rolesOf(info);
    this.store.setState({ roles: shown });
    this.#forgetAsked(roles);
    if (!info) return;
    this.#leaveRemoved();
    this.#askForUnknown(roles);
    if (!this.store.getState().desk) this.openRole(this.#wanted);
  }

  /** A role that somebody removed has no map to show; its own tab is gone too. */
  #leaveRemoved(): void {
    const { desk, roles, info } = this.store.getState();
    if (!info || !desk || roles.some(({ key }) => key === desk.role)) return;
    const maps = info.maps.filter((map) => map.role !== desk.role);
    this.store.setState({ desk: null, info: { ...info, maps } });
    this.#leave(desk);
  }

  #forgetAsked(roles: readonly RoleEntry[]): void {
    for (const key of this.#asked) {
      if (!roles.some((role) => role.key === key)) this.#asked.delete(key);
    }
  }

  /**
   * The board's document knows no ids of maps (D22). Each role is asked for once: one that the
   * server never tells of must not be asked for forever.
   */
  #askForUnknown(roles: readonly RoleEntry[]): void {
    const maps = this.store.getState().info?.maps ?? [];
    const isKnown = (key: string) => maps.some((map) => map.role === key) || this.#asked.has(key);
    const unknown = roles.filter(({ key }) => !isKnown(key));
    for (const { key } of unknown) this.#asked.add(key);
    if (unknown.length > 0) void this.load();
  }

  #sit(map: string, role: string): MapDesk {
    const { open, me } = this.#parts;
    const colourOf = (key: string) =>
      this.board.departments().find((one) => one.key === key)?.colour;
    const desk = new MapDesk(map, role, open, me, this.session.presence, colourOf);
    desk.session.subscribe(() => this.#deskSynced(desk));
    return desk;
  }

  #leave(desk: MapDesk | null): void {
    if (!desk) return;
    desk.leave();
    this.#leaving.add(desk);
    this.#deskSynced(desk);
  }

  /** A map that was left stays connected until everything is saved. */
  #deskSynced(desk: MapDesk): void {
    if (this.#leaving.has(desk) && desk.session.state().unsaved === 0) {
      this.#leaving.delete(desk);
      desk.close();
    }
    this.#synced.call();
  }
}

function phaseOf(error: unknown): RoomPhase {
  const { status, code } = error instanceof ApiError ? error : { status: 0, code: '' };
  // To the server what is in the bin is a kind of what it does not find.
  if (code === 'gone') return 'gone';
  if (status === 404 || status === 422) return 'unknown';
  return status === 401 || status === 403 ? 'forbidden' : 'offline';
}

/** What the server told of the roles, for as long as the document has not come. */
function rolesOf(info: Board | null): readonly RoleEntry[] {
  return (info?.maps ?? []).map((map) => ({
    key: map.role,
    rank: map.rank,
    priority: null,
    title: map.job_title,
    committeeRoles: map.committee_roles,
  }));
}

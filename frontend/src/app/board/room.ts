import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api } from '../../api/client';
import type { Board } from '../../api/types';
import { BoardDocument, type RoleEntry } from '../../document/boardDocument';
import type { BoardDepartment } from '../../document/departments';
import { newDoc } from '../../document/newDoc';
import { isSameList, isSameRecord } from '../../document/values';
import type { Participant } from '../../editor/presence';
import { allowed, type Level } from '../../shared/access';
import type { PromptSet } from '../../shared/catalogue';
import { Listeners } from '../../shared/listeners';
import type { Session, SyncState } from '../../sync/types';
import { Desks } from './desks';
import { LevelWatch } from './levelWatch';
import type { MapDesk } from './mapDesk';
import { NamedPresence } from './namedPresence';
import type { OpenDocument } from './openDocument';
import { identity, introductionOf } from './people';
import { phaseOf } from './roomPhase';
import { FIRST_STATE, type Room, type RoomMeta, type RoomState } from './roomPort';

/** What a room works with. */
export interface RoomParts {
  readonly api: Pick<Api, 'board' | 'introduce' | 'requests' | 'notes'>;
  readonly open: OpenDocument;
  readonly me: () => Participant;
  /** Deletes the copies of documents from this device. */
  readonly forget: (documents: readonly string[]) => Promise<void>;
}

/** A board that is open in this page: its own document and the map of one role at a time. */
export class BoardRoom implements Room {
  readonly kind = 'board';
  readonly id: string;
  readonly store: StoreApi<RoomState>;
  readonly board: BoardDocument;
  readonly session: Session;
  readonly people: NamedPresence;
  readonly me: () => Participant;
  readonly #parts: RoomParts;
  readonly #desks: Desks;
  readonly #watch: LevelWatch;
  readonly #synced = new Listeners();
  readonly #stops: (() => void)[];
  #meta: RoomMeta | null = null;
  #wanted: string | null = null;
  #loading = Promise.resolve();
  #closed = false;
  #asked = new Set<string>();
  #hurried = false;

  /** Opens a board by its id or alias, on the map of a role; without one, on the first. */
  constructor(id: string, parts: RoomParts, role: string | null = null) {
    const doc = newDoc();
    this.id = id;
    this.#parts = parts;
    this.#wanted = role;
    this.store = createStore<RoomState>(() => FIRST_STATE);
    this.me = identity(parts.me, () => this.store.getState().info?.me);
    this.board = new BoardDocument(doc);
    this.session = parts.open(id, doc);
    const { presence } = this.session;
    this.people = new NamedPresence(presence, presence, this.me);
    this.#desks = new Desks({
      ...{ open: parts.open, me: this.me, people: presence },
      colourOf: (key) => this.departments().find((one) => one.key === key)?.colour,
      heard: (session) => this.#heard(session),
    });
    this.#watch = new LevelWatch(this.store, this.#hooks());
    this.#stops = [
      this.board.subscribe(() => this.#rolesChanged()),
      this.session.subscribe(() => this.#heard(this.session)),
      this.session.onChanged((subject) => void this.#changed(subject)),
    ];
    this.introduce();
    void this.load();
  }

  meta(): RoomMeta {
    const { info } = this.store.getState();
    const { title, account, prompts } = this.board.meta();
    const named = title === '' && account === '' && info ? info : { title, account };
    const next = { title: named.title, account: named.account, prompts };
    if (!this.#meta || !isSameRecord(next, this.#meta)) this.#meta = next;
    return this.#meta;
  }

  subscribeMeta(listener: () => void): () => void {
    const stops = [this.board.subscribe(listener), this.store.subscribe(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  }

  departments(): readonly BoardDepartment[] {
    return this.board.departments();
  }

  choosePrompts(set: PromptSet): void {
    this.board.choosePrompts(set);
  }

  /** The states of all connections, those of maps just left included. */
  syncStates(): readonly SyncState[] {
    return [this.session, ...this.#desks.sessions].map((one) => one.state());
  }

  subscribeSync = (listener: () => void): (() => void) => this.#synced.add(listener);

  states() {
    const map = this.store.getState().desk?.session.state() ?? null;
    return { board: this.session.state(), map };
  }

  /** Asks the server about the board and its maps; whoever asks meanwhile gets a later answer. */
  load(): Promise<void> {
    this.#loading = this.#loading.then(() => this.#load());
    return this.#loading;
  }

  /** Shows the map of a role; without one, of the first. */
  openRole(role: string | null): void {
    this.#wanted = role;
    const { info, desk, roles, level } = this.store.getState();
    const key = role ?? roles[0]?.key ?? null;
    if (!info || desk?.role === key) return;
    const map = info.maps.find((one) => one.role === key);
    this.#desks.leave();
    this.#show(map && key ? this.#desks.sit(map.id, key, level) : null);
  }

  /** Shows the others who is here. */
  introduce(): void {
    const participant = this.me();
    const { desk } = this.store.getState();
    this.session.presence.setLocal({ participant, map: desk?.role ?? null });
    desk?.introduce(participant);
    this.#tellName(participant);
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
    this.#desks.close();
    this.session.close();
    this.board.destroy();
  }

  #hooks() {
    return {
      changed: (level: Level) => this.#levelChanged(level),
      renew: (desk: MapDesk) => void this.#renew(desk),
      refused: () => void this.load(),
      unknownTexts: async (desk: MapDesk) => {
        const { notes } = await this.#parts.api.notes(desk.id);
        return desk.textsBeside(new Map(notes.map(({ id, text }) => [id, text])));
      },
    };
  }

  #heard(session: Session): void {
    this.#watch.hear(session, session === this.session);
    this.#hurryOnRestore();
    this.#synced.call();
  }

  /** After a restore all documents should know before the page is loaded again. */
  #hurryOnRestore(): void {
    const sessions = [this.session, this.#desks.present?.session];
    if (this.#hurried || !sessions.some((one) => one?.state().phase === 'restored')) return;
    this.#hurried = true;
    for (const session of sessions) {
      if (session?.state().phase === 'offline') session.reconnectNow();
    }
  }

  #levelChanged(level: Level): void {
    this.board.lock(!allowed(level, 'edit'));
    void this.#askForRequests();
  }

  async #changed(subject: string): Promise<void> {
    const { linksSeen } = this.store.getState();
    if (subject === 'requests') await this.#askForRequests();
    if (subject === 'access') this.store.setState({ linksSeen: linksSeen + 1 });
    if (subject === 'access' || subject === 'context') await this.load();
  }

  async #askForRequests(): Promise<void> {
    if (!allowed(this.store.getState().level, 'facilitate')) {
      this.store.setState({ requests: [] });
      return;
    }
    const requests = await this.#parts.api.requests(this.id).catch(() => []);
    if (!this.#closed) this.store.setState({ requests });
  }

  /** Without a connection the next load says it. */
  #tellName(who: Participant): void {
    const { info, level } = this.store.getState();
    if (!info || !who.name || !allowed(level, 'point')) return;
    this.#parts.api.introduce('boards', this.id, introductionOf(who)).catch(() => undefined);
  }

  async #load(): Promise<void> {
    if (this.#closed) return;
    try {
      const info = await this.#parts.api.board(this.id);
      if (!this.#closed) this.#loaded(info);
    } catch (error) {
      if (!this.#closed) await this.#notLoaded(phaseOf(error));
    }
  }

  #loaded(info: Board): void {
    const { info: before, desk } = this.store.getState();
    const isRefused = this.#isRefused();
    this.store.setState({ phase: 'open', info });
    this.#watch.become(info.level);
    if (!before) this.introduce();
    this.#rolesChanged();
    this.openRole(this.#wanted);
    if (isRefused) void this.#renew(desk);
  }

  /** A board that is open stays so without a network: its documents have their own connections. */
  async #notLoaded(phase: RoomState['phase']): Promise<void> {
    const { info } = this.store.getState();
    if (!info) this.store.setState({ phase });
    else if (this.#isRefused() && phase !== 'offline') await this.#end();
  }

  #isRefused(): boolean {
    const { board, map } = this.states();
    return [board.phase, map?.phase].includes('forbidden') || board.phase === 'unknown';
  }

  /** The access was taken away: nothing of the board stays on this device. */
  async #end(): Promise<void> {
    const { info } = this.store.getState();
    this.close();
    this.store.setState({ phase: 'ended', desk: null });
    await this.#parts.forget([this.id, ...(info?.maps ?? []).map(({ id }) => id)]);
  }

  /** Opens the map on screen again as the server has it, and all connections. */
  async #renew(desk: MapDesk | null): Promise<void> {
    const { desk: present, level } = this.store.getState();
    if (desk && desk === present) {
      this.#desks.drop();
      this.store.setState({ desk: null });
      await this.#parts.forget([desk.id]);
      if (!this.#closed) this.#show(this.#desks.sit(desk.id, desk.role, level));
    }
    if (this.session.state().phase !== 'online') this.session.reconnectNow();
  }

  #show(desk: MapDesk | null): void {
    this.session.presence.setLocal({ map: desk?.role ?? null });
    this.store.setState({ desk });
    this.#synced.call();
  }

  #rolesChanged(): void {
    const { info, roles: before } = this.store.getState();
    const roles = this.board.roles();
    const shown = roles.length > 0 || this.session.state().synced ? roles : rolesOf(info);
    if (!isSameList(shown, before)) this.store.setState({ roles: shown });
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
    this.#desks.leave();
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
}

/** What the server told of the roles, for as long as the document has not come. */
function rolesOf(info: Pick<Board, 'maps'> | null): readonly RoleEntry[] {
  return (info?.maps ?? []).map((map) => ({
    key: map.role,
    rank: map.rank,
    priority: null,
    title: map.job_title,
    committeeRoles: map.committee_roles,
  }));
}

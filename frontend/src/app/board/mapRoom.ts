import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MapContext, SingleMap } from '../../api/accessTypes';
import type { Api } from '../../api/client';
import { type BoardDepartment, toDepartments, usualDepartments } from '../../document/departments';
import type { Participant } from '../../editor/presence';
import { allowed } from '../../shared/access';
import { toPromptSet } from '../../shared/catalogue';
import { Listeners } from '../../shared/listeners';
import type { Session, SyncState } from '../../sync/types';
import { Desks } from './desks';
import { LevelWatch } from './levelWatch';
import type { MapDesk } from './mapDesk';
import { NamedPresence } from './namedPresence';
import type { OpenDocument } from './openDocument';
import { identity, introductionOf } from './people';
import { phaseOf } from './roomPhase';
import { FIRST_STATE, type Room, type RoomInfo, type RoomMeta, type RoomState } from './roomPort';

/** What the page of one map works with. */
export interface MapRoomParts {
  readonly api: Pick<Api, 'singleMap' | 'context' | 'introduce' | 'notes'>;
  readonly open: OpenDocument;
  readonly me: () => Participant;
  readonly forget: (documents: readonly string[]) => Promise<void>;
}

/** The presence of nobody, before the map is open. */
const NOBODY = { setLocal: () => {}, others: () => [], subscribe: () => () => {} };

/** One map for whoever may see no more of its board: the rest comes as context (A41, A50). */
export class MapRoom implements Room {
  readonly kind = 'map';
  readonly id: string;
  readonly store: StoreApi<RoomState>;
  readonly me: () => Participant;
  readonly #parts: MapRoomParts;
  readonly #desks: Desks;
  readonly #watch: LevelWatch;
  readonly #synced = new Listeners();
  #people: NamedPresence;
  #meta: RoomMeta = { title: '', account: '', prompts: toPromptSet('') };
  #departments = usualDepartments;
  #loading = Promise.resolve();
  #closed = false;

  /** Opens a map by its alias. */
  constructor(id: string, parts: MapRoomParts) {
    this.id = id;
    this.#parts = parts;
    this.store = createStore<RoomState>(() => FIRST_STATE);
    this.me = identity(parts.me, () => this.store.getState().info?.me);
    this.#people = new NamedPresence(NOBODY, NOBODY, this.me);
    this.#desks = new Desks({
      ...{ open: parts.open, me: this.me },
      colourOf: (key) => this.departments().find((one) => one.key === key)?.colour,
      heard: (session) => this.#heard(session),
    });
    this.#watch = new LevelWatch(this.store, {
      changed: () => {},
      renew: () => void this.#renew(),
      refused: () => void this.load(),
      unknownTexts: (desk) => this.#unknownTexts(desk),
    });
    void this.load();
  }

  /** Everybody else on the map. */
  get people(): NamedPresence {
    return this.#people;
  }

  meta(): RoomMeta {
    return this.#meta;
  }

  departments(): readonly BoardDepartment[] {
    return this.#departments;
  }

  subscribeMeta(listener: () => void): () => void {
    return this.store.subscribe(listener);
  }

  /** The questions are the board's, which is not in reach here. */
  choosePrompts(): void {}

  syncStates(): readonly SyncState[] {
    return this.#desks.sessions.map((session) => session.state());
  }

  subscribeSync = (listener: () => void): (() => void) => this.#synced.add(listener);

  /** The address is the map's: what its connection says, it says of the whole page. */
  states() {
    return { board: this.store.getState().desk?.session.state() ?? null, map: null };
  }

  load(): Promise<void> {
    this.#loading = this.#loading.then(() => this.#load());
    return this.#loading;
  }

  introduce(): void {
    const participant = this.me();
    const { level, info, desk } = this.store.getState();
    desk?.introduce(participant);
    if (!info || !participant.name || !allowed(level, 'point')) return;
    this.#parts.api.introduce('maps', this.id, introductionOf(participant)).catch(() => undefined);
  }

  reconnect(): void {
    this.store.getState().desk?.session.reconnectNow();
  }

  close(): void {
    this.#closed = true;
    this.#desks.close();
  }

  #heard(session: Session): void {
    this.#watch.hear(session, true);
    this.#synced.call();
  }

  async #load(): Promise<void> {
    if (this.#closed) return;
    try {
      const { singleMap, context } = this.#parts.api;
      const [map, around] = await Promise.all([singleMap(this.id), context(this.id)]);
      if (!this.#closed) this.#loaded(map, around);
    } catch (error) {
      if (!this.#closed) await this.#notLoaded(phaseOf(error));
    }
  }

  #loaded(map: SingleMap, { board, person }: MapContext): void {
    const { title, account } = board;
    this.#departments = toDepartments(board.departments);
    this.#meta = { title, account, prompts: toPromptSet(board.prompts) };
    const isFirst = this.store.getState().info === null;
    const roles = [entryOf(map)];
    this.store.setState({ phase: 'open', info: infoOf(map, this.#meta, person), roles });
    this.#watch.become(map.level);
    if (!this.store.getState().desk) this.#sit();
    if (isFirst) this.introduce();
    if (this.#isRefused()) void this.#renew();
  }

  #sit(): void {
    const { info, level } = this.store.getState();
    const map = info?.maps[0];
    if (!map) return;
    const desk = this.#desks.sit(this.id, map.role, level);
    desk.session.onChanged((subject) => {
      if (subject === 'context' || subject === 'people') void this.load();
    });
    this.#people = desk.people;
    this.store.setState({ desk });
    this.#synced.call();
  }

  async #notLoaded(phase: RoomState['phase']): Promise<void> {
    const { info } = this.store.getState();
    if (!info) this.store.setState({ phase });
    else if (this.#isRefused() && phase !== 'offline') await this.#end();
  }

  #isRefused(): boolean {
    const phase = this.states().board?.phase;
    return phase === 'forbidden' || phase === 'unknown';
  }

  async #end(): Promise<void> {
    this.close();
    this.store.setState({ phase: 'ended', desk: null });
    await this.#parts.forget([this.id]);
  }

  async #renew(): Promise<void> {
    this.#desks.drop();
    this.store.setState({ desk: null });
    await this.#parts.forget([this.id]);
    if (!this.#closed) this.#sit();
  }

  async #unknownTexts(desk: MapDesk): Promise<readonly string[]> {
    const { notes } = await this.#parts.api.notes(this.id);
    return desk.textsBeside(new Map(notes.map(({ id, text }) => [id, text])));
  }
}

function entryOf({ role, rank, job_title: title, committee_roles: committeeRoles }: SingleMap) {
  return { key: role, rank, title, committeeRoles, priority: null };
}

function infoOf(map: SingleMap, { title, account }: RoomMeta, person: string | null): RoomInfo {
  const { level, by_link, names_hidden, me } = map;
  const standing = { level, by_link, names_hidden, me };
  return { title, account, maps: [{ ...map, person }], general: null, ...standing };
}

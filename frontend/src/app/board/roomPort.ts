import type { StoreApi } from 'zustand/vanilla';
import type { AccessRequest, General, Standing } from '../../api/accessTypes';
import type { Board } from '../../api/types';
import type { Meta, RoleEntry } from '../../document/boardDocument';
import type { BoardDepartment } from '../../document/departments';
import type { Participant } from '../../editor/presence';
import type { Level } from '../../shared/access';
import type { PromptSet } from '../../shared/catalogue';
import type { SyncState } from '../../sync/types';
import type { MapDesk } from './mapDesk';
import type { NamedPresence } from './namedPresence';

/** Whether a page could be opened; `ended` is one that was open and whose access was taken away. */
export type RoomPhase = 'loading' | 'open' | 'unknown' | 'gone' | 'forbidden' | 'offline' | 'ended';

/** What the server told of a board, or of the one map that a link opens. */
export type RoomInfo = Pick<Board, 'title' | 'account' | 'maps'> &
  Standing & {
    /** The board's general access, told to facilitators. */
    readonly general: General | null;
  };

/** What the page shows. */
export interface RoomState {
  readonly phase: RoomPhase;
  /** What the server last told. */
  readonly info: RoomInfo | null;
  /** What this person may do now. */
  readonly level: Level;
  /** The map on screen. */
  readonly desk: MapDesk | null;
  readonly roles: readonly RoleEntry[];
  /** What this person wrote and the server did not take before it took away their level. */
  readonly rescued: readonly string[];
  /** Who asks to be let in; only facilitators are told. */
  readonly requests: readonly AccessRequest[];
  /** Another number whenever links may have changed. */
  readonly linksSeen: number;
}

/** What a page is before the server answered. */
export const FIRST_STATE: RoomState = {
  phase: 'loading',
  info: null,
  level: 'none',
  desk: null,
  roles: [],
  rescued: [],
  requests: [],
  linksSeen: 0,
};

/** What a board or the guide asks; the account is empty when there is none. */
export type RoomMeta = Pick<Meta, 'title' | 'account' | 'prompts'>;

/** What the page of a board and the page of one map have in common. */
export interface Room {
  readonly kind: 'board' | 'map';
  /** The id or alias in the page's address. */
  readonly id: string;
  readonly store: StoreApi<RoomState>;
  /** Everybody else, under names that tell them apart. */
  readonly people: NamedPresence;
  /** Who one is here; the same object until that changes. */
  me(): Participant;
  /** What the board says of itself; the same object until it changes. */
  meta(): RoomMeta;
  subscribeMeta(listener: () => void): () => void;
  /** The board's departments; the same array until they change. */
  departments(): readonly BoardDepartment[];
  choosePrompts(set: PromptSet): void;
  syncStates(): readonly SyncState[];
  subscribeSync(listener: () => void): () => void;
  /** The state of the board's connection and of the map's; null where there is none. */
  states(): { readonly board: SyncState | null; readonly map: SyncState | null };
  load(): Promise<void>;
  introduce(): void;
  reconnect(): void;
  close(): void;
}

import type { Level } from '../shared/access';
import type { Point } from '../shared/catalogue';

/** How a session stands with its server. */
export type Phase =
  | 'connecting'
  | 'online'
  | 'offline'
  | 'outdated'
  | 'restored'
  | 'unknown'
  | 'gone'
  | 'forbidden'
  | 'refused'
  | 'stopped';

/** What a person may be told about their work; the same object until something changes. */
export interface SyncState {
  readonly phase: Phase;
  /** Both sides have given each other what was missing since the connection opened. */
  readonly synced: boolean;
  /** What this device kept has been read, or there was nothing to read. */
  readonly loadedLocally: boolean;
  /** Local changes that the server has not acknowledged as saved. */
  readonly unsaved: number;
  /** Why the server keeps nothing of ours, while the phase is `refused`. */
  readonly refusal: string | null;
  /** What the server last said that we may do; null while it has not. */
  readonly level: Level | null;
}

/** Who a participant is, as everyone sees them. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly colour: string;
}

/** Where someone types: relative positions in a note's text. */
export interface Caret {
  readonly note: string;
  readonly anchor: string;
  readonly head: string;
}

/** What everyone on a document sees of one person (P33). */
export interface PresenceState {
  readonly participant: Participant;
  readonly map: string | null;
  readonly cursor?: Point | undefined;
  readonly selection?: readonly string[] | undefined;
  readonly drag?: Readonly<Record<string, Point>> | undefined;
  readonly caret?: Caret | undefined;
}

/** Another browser on the same document; the same object until its state changes. */
export interface RemotePerson {
  readonly clientId: number;
  readonly state: PresenceState;
}

/** Our own state towards the others, and theirs. */
export interface Presence {
  /** Changes our own state; a field set to undefined is taken out. Others see the latest only. */
  setLocal(patch: Partial<PresenceState>): void;
  /** The others in order of client id; the same array until something changes. */
  others(): readonly RemotePerson[];
  subscribe(listener: () => void): () => void;
}

/** One document's connection to the server, with an offline copy on this device. */
export interface Session {
  state(): SyncState;
  subscribe(listener: () => void): () => void;
  /** Calls back with the subject of what changed beside the document (P8). */
  onChanged(listener: (subject: string) => void): () => void;
  readonly presence: Presence;
  reconnectNow(): void;
  close(): void;
}

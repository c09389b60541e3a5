import type { Point } from '../shared/catalogue';

/** Who somebody is, as everyone sees them. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly colour: string;
}

/** Where somebody types: positions relative to the text, so that they move along with it. */
export interface Caret {
  readonly note: string;
  readonly anchor: string;
  readonly head: string;
}

/** What one person shows to the others while they are here; undefined takes a field out. */
export interface PersonState {
  readonly participant?: Participant;
  readonly map?: string | null;
  readonly cursor?: Point | undefined;
  readonly selection?: readonly string[] | undefined;
  readonly drag?: Readonly<Record<string, Point>> | undefined;
  readonly caret?: Caret | undefined;
}

/** Somebody else on the same document. */
export interface Person {
  readonly clientId: number;
  readonly state: PersonState;
}

/** The editor's way to the others; the connection implements it. */
export interface PresencePort {
  /** Shows a change of one's own state to the others. */
  setLocal(patch: PersonState): void;
  /** The others; the same array until something changes. */
  others(): readonly Person[];
  /** Calls back when the others change. */
  subscribe(listener: () => void): () => void;
}

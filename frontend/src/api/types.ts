/** A map as a board lists it. */
export interface MapInfo {
  readonly id: string;
  readonly role: string;
  readonly url: string;
  readonly job_title: string;
  readonly committee_roles: readonly string[];
  readonly person: string | null;
  readonly priority: string | null;
  readonly rank: string;
}

/** A board as the server tells it. */
export interface Board {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly account: string;
  readonly locale: string;
  readonly created: number | string;
  readonly owned: boolean;
  readonly maps: readonly MapInfo[];
}

/** A new board with its owner's secret, told this once. */
export interface CreatedBoard {
  readonly id: string;
  readonly url: string;
  readonly key: string;
  readonly maps: readonly MapInfo[];
}

/** What a new board starts with. */
export interface NewBoard {
  readonly title: string;
  readonly locale: 'en' | 'nl';
  readonly account?: string;
}

/** What of a board may be changed. */
export interface BoardPatch {
  readonly title?: string;
  readonly account?: string;
}

/** What a new map starts with. */
export interface NewMap {
  readonly job_title: string;
  readonly committee_roles: readonly string[];
  readonly person?: string;
}

/** What of a map may be changed. */
export interface MapPatch {
  readonly job_title?: string;
  readonly committee_roles?: readonly string[];
  readonly person?: string | null;
}

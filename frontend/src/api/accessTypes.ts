import type { Level } from '../shared/access';
import type { MapInfo } from './types';

/** What whoever knows a board's address may do (A10). */
export type General = 'none' | 'view' | 'comment' | 'edit';

/** How somebody stands towards a board or a map. */
export interface Standing {
  readonly level: Exclude<Level, 'none'>;
  /** Came by a link: the addresses are aliases that end with it (A40). */
  readonly by_link: boolean;
  readonly names_hidden: boolean;
  /** One's own participant id. */
  readonly me: string;
}

/** A link that lets people in, without its secret (A31). */
export interface JoinLink {
  readonly id: string;
  readonly level: Exclude<Level, 'none' | 'own'>;
  /** The one map that it opens; null for the whole board. */
  readonly map: string | null;
  readonly label: string;
  readonly created: number;
  readonly expires: number | null;
  readonly uses: number | null;
  readonly used: number;
  readonly passphrase: boolean;
  readonly approval: boolean;
  readonly names_hidden: boolean;
  readonly revoked: number | null;
  readonly state: 'open' | 'expired' | 'used-up' | 'revoked';
}

/** A link just made or rotated: its address is told this once. */
export type FreshLink = JoinLink & { readonly secret: string; readonly url: string };

/** A link to make. */
export interface NewLink extends Pick<JoinLink, 'level' | 'map' | 'label' | 'expires' | 'uses'> {
  readonly passphrase: string | null;
  readonly approval: boolean;
  readonly names_hidden: boolean;
}

/** Who asks to be let in, for those who decide (A12, A32). */
export interface AccessRequest {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly at: number;
  /** The label of the link that they came by; null when they knew the address. */
  readonly link: string | null;
}

/** How one's own request stands. */
export interface RequestState {
  readonly state: 'waiting' | 'in' | 'refused';
  readonly address: string | null;
}

/** Who one says to be. */
export interface Introduction {
  readonly name: string;
  readonly department: string;
}

/** What came of joining by a link. */
export interface Joined {
  readonly state: 'in' | 'waiting';
  readonly address: string | null;
  readonly request: string | null;
}

/** Who comes with a link's secret. */
export interface Joining extends Introduction {
  readonly secret: string;
  readonly passphrase: string | null;
}

/** A map for whoever came to it alone. */
export type SingleMap = MapInfo & Standing;

/** What everyone on a map may know that is not in its document (A50). */
export interface MapContext {
  readonly board: {
    readonly title: string;
    readonly account: string;
    readonly colour: string;
    readonly prompts: string;
  };
  readonly person: string | null;
}

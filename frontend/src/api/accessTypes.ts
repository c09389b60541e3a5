import type { components } from './schema';

type Schemas = components['schemas'];

/** What whoever knows a board's address may do (A10). */
export type General = NonNullable<Schemas['Board']['general']>;

/** How somebody stands towards a board or a map; by a link, its addresses are aliases (A40). */
export type Standing = Pick<Schemas['Board'], 'level' | 'by_link' | 'names_hidden' | 'me'>;

/** A link that lets people in, without its secret (A31). */
export type JoinLink = Schemas['LinkModel'];

/** A link just made or rotated: its address is told this once. */
export type FreshLink = Schemas['MadeLink'];

/** A link to make. */
export type NewLink = Schemas['NewLink'];

/** Who asks to be let in, for those who decide (A12, A32). */
export type AccessRequest = Schemas['WaitingRequest'];

/** How one's own request stands. */
export type RequestState = Schemas['RequestAnswer'];

/** What somebody may be let in for. */
export type LetInLevel = NonNullable<Schemas['Decision']['level']>;

/** Who one says to be. */
export type Introduction = Schemas['Ask'];

/** What came of joining by a link. */
export type Joined = Schemas['JoinAnswer'];

/** Who comes with a link's secret. */
export type Joining = Schemas['Join'];

/** A map for whoever came to it alone. */
export type SingleMap = Schemas['OneMap'];

/** What everyone on a map may know that is not in its document (A50). */
export type MapContext = Schemas['Context'];

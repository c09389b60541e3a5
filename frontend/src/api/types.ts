import type { components } from './schema';

type Schemas = components['schemas'];

/** A board and its roles in the order of their tabs. */
export type Board = Schemas['Board'];

/** A new board with its owner's secret, told this once. */
export type CreatedBoard = Schemas['MadeBoard'];

/** A role and its map. */
export type MapInfo = Schemas['Map'];

/** What a new board starts with. */
export type NewBoard = Omit<Schemas['NewBoard'], 'account'> & { readonly account?: string };

/** What of a board may be changed; what is left out stays. */
export type BoardPatch = Schemas['BoardChange'];

/** What a new role starts with. */
export type NewMap = Schemas['NewMap'];

/** What of a role may be changed; what is left out stays, an empty person is taken away. */
export type MapPatch = Schemas['MapChange'];

/** A copy of a board to make. */
export type BoardCopy = Schemas['Duplicate'];

/** The notes of a map, from the lowest to the highest. */
export type WrittenNotes = Schemas['Notes'];

/** From where others can reach the server. */
export type Reach = Schemas['Reach'];

/** Whether the server serves, and its version. */
export type Health = Schemas['Health'];

/** A snapshot of a board in its timeline. */
export type Snapshot = Schemas['SnapshotModel'];

/** All snapshots of a board, the newest first. */
export type Timeline = Schemas['Timeline'];

/** A board as a snapshot has it. */
export type Preview = Schemas['Preview'];

/** Then and now: what became of every note. */
export type Comparison = Schemas['ComparisonModel'];

/** What became of a role's notes. */
export type RoleFate = Schemas['RoleFateModel'];

/** What became of one note. */
export type NoteFate = Schemas['NoteFateModel'];

/** A kind of change between two states. */
export type Change = Schemas['Change'];

/** What lies in the bin of a board. */
export type Bin = Schemas['BinModel'];
/** Which column of a table holds what, and where notes go that name no section. */
export type TableColumns = Schemas['TableColumns'];

/** What a table would come to. */
export type TablePreview = Schemas['TablePreview'];

/** What an import did; its batch names it for undoing. */
export type ImportedNotes = Schemas['ImportedNotes'];

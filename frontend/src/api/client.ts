import { type AccessApi, accessCalls } from './access';
import { at, makeCalls, type Send } from './calls';
import { type History, historyOf } from './history';
import type {
  Board,
  BoardCopy,
  BoardPatch,
  CreatedBoard,
  Health,
  ImportedNotes,
  MapInfo,
  MapPatch,
  NewBoard,
  NewMap,
  Reach,
  TableColumns,
  TablePreview,
  WrittenNotes,
} from './types';

/** The server's HTTP interface; every failure is an `ApiError`. */
export interface Api extends AccessApi, History {
  createBoard(board: NewBoard): Promise<CreatedBoard>;
  /** Makes a filled board of one's own in the words of a language. */
  createExample(locale: Board['locale']): Promise<CreatedBoard>;
  /** Makes a board of one's own from another, with its notes or with its roles alone. */
  duplicateBoard(id: string, copy: BoardCopy): Promise<CreatedBoard>;
  board(id: string): Promise<Board>;
  changeBoard(id: string, patch: BoardPatch): Promise<Board>;
  /** Needs the owner's key, which the browser that made the board has as a cookie. */
  binBoard(id: string, key?: string): Promise<void>;
  restoreBoard(id: string, key?: string): Promise<void>;
  addMap(board: string, map: NewMap): Promise<MapInfo>;
  map(id: string): Promise<MapInfo>;
  changeMap(id: string, patch: MapPatch): Promise<MapInfo>;
  binMap(id: string): Promise<void>;
  restoreMap(id: string): Promise<void>;
  /** The notes of a map as the server has them saved. */
  notes(map: string): Promise<WrittenNotes>;
  /** Makes a board of one's own of a file that an export made. */
  importBoard(file: Blob): Promise<CreatedBoard>;
  /** Says what a table would come to on a map; without columns they are guessed. */
  previewImport(map: string, file: Blob, columns: Partial<TableColumns>): Promise<TablePreview>;
  importNotes(map: string, file: Blob, columns: Partial<TableColumns>): Promise<ImportedNotes>;
  undoImport(board: string, batch: string): Promise<void>;
  /** From where others can reach the server. */
  reach(): Promise<Reach>;
  /** Whether the server serves, and in which version. */
  health(): Promise<Health>;
}

/** Calls the server that this page came from. */
export function makeApi(send: Send = (path, init) => fetch(path, init)): Api {
  const calls = makeCalls(send);
  const { read } = calls;
  const drop = (method: 'POST' | 'DELETE', path: string, key?: string) =>
    calls.send(method, path, undefined, key);
  return {
    ...accessCalls(calls),
    createBoard: (board) => read('POST', '/api/boards', board),
    createExample: (locale) => read('POST', '/api/boards/example', { locale }),
    duplicateBoard: (id, copy) => read('POST', `${at('boards', id)}/duplicate`, copy),
    board: (id) => read('GET', at('boards', id)),
    changeBoard: (id, patch) => read('PATCH', at('boards', id), patch),
    binBoard: (id, key) => drop('DELETE', at('boards', id), key),
    restoreBoard: (id, key) => drop('POST', `${at('boards', id)}/restore`, key),
    addMap: (board, map) => read('POST', `${at('boards', board)}/maps`, map),
    map: (id) => read('GET', at('maps', id)),
    changeMap: (id, patch) => read('PATCH', at('maps', id), patch),
    binMap: (id) => drop('DELETE', at('maps', id)),
    restoreMap: (id) => drop('POST', `${at('maps', id)}/restore`),
    notes: (map) => read('GET', `${at('maps', map)}/notes`),
    importBoard: (file) => read('POST', '/api/boards/import', file),
    previewImport: (map, file, columns) =>
      read('POST', `${at('maps', map)}/import/preview${query(columns)}`, file),
    importNotes: (map, file, columns) =>
      read('POST', `${at('maps', map)}/import${query(columns)}`, file),
    undoImport: (board, batch) =>
      drop('DELETE', `${at('boards', board)}/imports/${encodeURIComponent(batch)}`),
    reach: () => read('GET', '/api/server'),
    health: () => read('GET', '/healthz'),
    ...historyOf(calls),
  };
}

/** The interface of the server that this page came from. */
export const api = makeApi();

function query(fields: Partial<TableColumns>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

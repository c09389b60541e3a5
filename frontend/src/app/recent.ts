import { createStore } from 'zustand/vanilla';
import { limits } from '../shared/limits';
import { asRecord, asText, readSetting, writeSetting } from './storage';

/** A board that was opened in this browser. */
export interface RecentBoard {
  readonly id: string;
  readonly title: string;
  readonly account: string;
  readonly opened: number;
  /** How many roles it had when it was last seen. */
  readonly roles: number;
  /** The maps that were opened here, each with a copy on this device. */
  readonly maps: readonly string[];
  /** What the address is of. */
  readonly kind: 'board' | 'map';
  /** Reached by a link, whose end is the end of this address. */
  readonly byLink: boolean;
}

/** The most boards that are remembered. */
const REMEMBERED = 24;

/** The boards opened in this browser, latest first. */
export const recentBoards = createStore<{ readonly boards: readonly RecentBoard[] }>(() => ({
  boards: readSetting('recent', readBoards) ?? [],
}));

/** The boards, as another window may have written them meanwhile. */
export function rereadBoards(): void {
  recentBoards.setState({ boards: readSetting('recent', readBoards) ?? [] });
}

/** What a board is remembered by. */
export type Seen = Partial<Pick<RecentBoard, 'title' | 'account' | 'roles' | 'kind' | 'byLink'>> & {
  /** The map that is open. */
  readonly map?: string | undefined;
};

/** Puts a board on top of the list; returns the boards that fell off its end. */
export function rememberBoard(id: string, seen: Seen, opened = Date.now()): readonly string[] {
  rereadBoards();
  const next = [{ ...merged(id, seen), opened }, ...without(id)];
  keep(next.slice(0, REMEMBERED));
  return next.slice(REMEMBERED).map((board) => board.id);
}

/** Changes what is known of a board without moving it up; unknown boards stay unknown. */
export function updateBoard(id: string, seen: Seen): void {
  const { boards } = recentBoards.getState();
  keep(boards.map((board) => (board.id === id ? merged(id, seen) : board)));
}

/** Where a board, or the one map of it, is found. */
export function pathOf({ kind, id }: Pick<RecentBoard, 'kind' | 'id'>): string {
  return kind === 'map' ? `/m/${id}` : `/b/${id}`;
}

/** Takes a board off the list. */
export function forgetBoard(id: string): void {
  rereadBoards();
  keep(without(id));
}

/** What is known of a board, if it is on the list. */
export function recentBoard(id: string): RecentBoard | undefined {
  return recentBoards.getState().boards.find((board) => board.id === id);
}

const UNKNOWN: Omit<RecentBoard, 'id'> = {
  title: '',
  account: '',
  opened: 0,
  roles: 0,
  maps: [],
  kind: 'board',
  byLink: false,
};

function merged(id: string, { map, ...seen }: Seen): RecentBoard {
  const before = recentBoard(id) ?? { id, ...UNKNOWN };
  const maps = map && !before.maps.includes(map) ? [map, ...before.maps] : before.maps;
  return { ...before, ...seen, maps: maps.slice(0, limits.mapsPerBoard) };
}

function without(id: string): readonly RecentBoard[] {
  return recentBoards.getState().boards.filter((board) => board.id !== id);
}

function keep(boards: readonly RecentBoard[]): void {
  recentBoards.setState({ boards });
  writeSetting('recent', boards);
}

function readBoards(value: unknown): readonly RecentBoard[] | null {
  return Array.isArray(value) ? value.flatMap(readBoard) : null;
}

function readBoard(value: unknown): readonly RecentBoard[] {
  const fields = asRecord(value);
  const id = asText(fields?.id);
  if (!id) return [];
  const { opened, roles, maps, kind, byLink } = fields ?? {};
  return [
    {
      id,
      title: asText(fields?.title),
      account: asText(fields?.account),
      opened: typeof opened === 'number' ? opened : 0,
      roles: typeof roles === 'number' ? roles : 0,
      kind: kind === 'map' ? 'map' : 'board',
      byLink: byLink === true,
      maps: Array.isArray(maps) ? maps.filter((map) => typeof map === 'string') : [],
    },
  ];
}

import { createStore } from 'zustand/vanilla';
import { asRecord, asText, readSetting, writeSetting } from './storage';

/** A board that was opened in this browser. */
export interface RecentBoard {
  readonly id: string;
  readonly title: string;
  readonly opened: number;
}

/** The most boards that are remembered. */
const REMEMBERED = 24;

/** The boards opened in this browser, latest first. */
export const recentBoards = createStore<{ readonly boards: readonly RecentBoard[] }>(() => ({
  boards: readSetting('recent', readBoards) ?? [],
}));

/** Puts a board on top of the list. */
export function rememberBoard(id: string, title: string, opened = Date.now()): void {
  keep([{ id, title, opened }, ...without(id)].slice(0, REMEMBERED));
}

/** Takes a board off the list. */
export function forgetBoard(id: string): void {
  keep(without(id));
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
  const opened = fields?.opened;
  if (!id) return [];
  const at = typeof opened === 'number' ? opened : 0;
  return [{ id, title: asText(fields?.title), opened: at }];
}

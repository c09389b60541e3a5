import { navigate } from 'wouter/use-browser-location';
import { api } from '../../api/client';
import { ApiError } from '../../api/errors';
import { limits } from '../../shared/limits';
import { text } from '../../view/text';
import { forgetOnDevice } from '../device';
import { complain } from '../failure';
import { keepKey } from '../keys';
import { type RecentBoard, updateBoard } from '../recent';
import { notify } from '../toasts';
import { setBoardState } from './boardStates';

/** Gives a board another title. */
export async function renameBoard({ id, title: before }: RecentBoard, to: string): Promise<void> {
  const title = to.trim();
  if (!title || title === before) return;
  updateBoard(id, { title });
  try {
    await api.changeBoard(id, { title });
  } catch (error) {
    updateBoard(id, { title: before });
    complain(error);
  }
}

/** Makes a copy of a board and goes there. */
export async function duplicateBoard(board: RecentBoard, notes: boolean): Promise<void> {
  const title = text('home.copyOf', { title: nameOf(board) }).slice(0, limits.titleLength);
  try {
    const copy = await api.duplicateBoard(board.id, { title, notes });
    keepKey(copy.id, copy.key);
    navigate(`/b/${copy.id}`);
  } catch (error) {
    complain(error);
  }
}

/** Puts a board in the bin and offers to take it back out. */
export async function binBoard(board: RecentBoard): Promise<void> {
  try {
    await api.binBoard(board.id);
    setBoardState(board.id, 'gone');
    const action = { label: text('action.undo'), run: () => void restoreBoard(board) };
    notify({ words: text('home.binned', { title: nameOf(board) }), action });
  } catch (error) {
    if (isForbidden(error)) notify({ words: text('home.notOwner'), action: forgetting(board) });
    else complain(error);
  }
}

/** Takes a board out of the bin. */
export async function restoreBoard(board: RecentBoard): Promise<void> {
  try {
    await api.restoreBoard(board.id);
    setBoardState(board.id, 'open');
    notify({ words: text('home.restored', { title: nameOf(board) }) });
  } catch (error) {
    if (isForbidden(error)) notify({ words: text('home.notOwnerRestore') });
    else complain(error);
  }
}

/** Leaves nothing of a board on this device; the board itself stays. */
export async function forgetBoardHere(board: RecentBoard): Promise<void> {
  await forgetOnDevice(board.id);
  notify({ words: text('home.forgotten', { title: nameOf(board) }) });
}

/** A board's title, or that it has none. */
export function nameOf({ title }: Pick<RecentBoard, 'title'>): string {
  return title || text('home.untitled');
}

function forgetting(board: RecentBoard) {
  return { label: text('home.forget'), run: () => void forgetBoardHere(board) };
}

function isForbidden(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 401 || error.status === 403);
}

import { navigate } from 'wouter/use-browser-location';
import { api } from '../../api/client';
import type { Snapshot } from '../../api/types';
import { limits } from '../../shared/limits';
import { language, text } from '../../view/text';
import { complain } from '../failure';
import { person } from '../person';
import { notify } from '../toasts';
import { closeHistory } from './historyStore';
import { momentOf } from './moments';

/** So many notes the server takes in one request. */
const MOST_AT_ONCE = 1000;

/** Keeps the board as it is now under a name; whether that worked. */
export async function keepVersion(board: string, name: string): Promise<boolean> {
  return tried(async () => {
    await api.keepVersion(board, name, person.getState().name);
    notify({ words: text('history.kept', { name }) });
  });
}

/** Brings the board back to a snapshot, and offers to undo it. */
export async function restoreSnapshot(board: string, snapshot: Snapshot): Promise<void> {
  await tried(async () => {
    const { before } = await api.restoreSnapshot(board, snapshot.id, person.getState().name);
    closeHistory();
    const run = () => void undoRestore(board, before);
    const words = text('history.restored', { when: momentOf(snapshot.at, language()) });
    notify({ words, action: { label: text('action.undo'), run } });
  });
}

async function undoRestore(board: string, before: string): Promise<void> {
  await tried(async () => {
    await api.restoreSnapshot(board, before, person.getState().name);
    notify({ words: text('history.restoreUndone') });
  });
}

/** Makes a board of what a snapshot holds, and goes there. */
export async function copySnapshot(
  board: string,
  title: string,
  snapshot: Snapshot,
): Promise<void> {
  await tried(async () => {
    const when = momentOf(snapshot.at, language());
    const copyTitle = text('history.copyTitle', { title: title || text('home.untitled'), when });
    const made = await api.copySnapshot(board, snapshot.id, copyTitle.slice(0, limits.titleLength));
    closeHistory();
    navigate(`/b/${made.id}`);
    notify({ words: text('history.copied') });
  });
}

/** Gives a snapshot a name; whether that worked. */
export async function nameSnapshot(board: string, id: string, name: string): Promise<boolean> {
  return tried(() => api.nameSnapshot(board, id, name || null));
}

/** Deletes a snapshot. */
export async function deleteSnapshot(board: string, id: string): Promise<boolean> {
  return tried(async () => {
    await api.deleteSnapshot(board, id);
    notify({ words: text('history.deleted') });
  });
}

/** Brings notes back from the bin. */
export async function putBackNotes(
  board: string,
  map: string,
  notes: readonly string[],
): Promise<boolean> {
  return tried(async () => {
    for (let at = 0; at < notes.length; at += MOST_AT_ONCE) {
      await api.restoreNotes(board, map, notes.slice(at, at + MOST_AT_ONCE));
    }
    const count = notes.length;
    notify({ words: text(count === 1 ? 'history.noteBack' : 'history.notesBack', { count }) });
  });
}

/** Brings a role back from the bin. */
export async function putBackRole(map: string): Promise<boolean> {
  return tried(async () => {
    await api.restoreMap(map);
    notify({ words: text('history.noteBack') });
  });
}

/** What is about to be deleted for good: notes of a map, or the whole role. */
export interface Doomed {
  readonly map: string;
  readonly notes: readonly string[] | null;
}

/** Deletes something in the bin for good. */
export async function forget(board: string, { map, notes }: Doomed): Promise<boolean> {
  return tried(async () => {
    await api.forget(board, map, notes);
    notify({ words: text('history.forgotten') });
  });
}

async function tried(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}

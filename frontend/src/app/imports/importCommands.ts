import { navigate } from 'wouter/use-browser-location';
import { api } from '../../api/client';
import type { TableColumns } from '../../api/types';
import { text } from '../../view/text';
import type { Room } from '../board/roomPort';
import { complain } from '../failure';
import { notify } from '../toasts';

/** Makes a new board of a file that holds one, and goes there; tells whether it did. */
export async function importBoard(file: Blob): Promise<boolean> {
  try {
    const made = await api.importBoard(file);
    navigate(`/b/${made.id}`);
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}

/** Puts the notes of a table on a map and offers to undo it; tells whether it did. */
export async function importNotes(
  room: Room,
  map: string,
  file: Blob,
  columns: Partial<TableColumns>,
): Promise<boolean> {
  try {
    const { batch, notes } = await api.importNotes(map, file, columns);
    const action = { label: text('action.undo'), run: () => void undoImport(room, batch) };
    notify({ words: text('import.done', { count: notes }), action });
    await room.load();
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}

async function undoImport(room: Room, batch: string): Promise<void> {
  try {
    await api.undoImport(room.id, batch);
    notify({ words: text('import.undone') });
  } catch (error) {
    complain(error);
  }
}

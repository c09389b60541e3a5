import { at, type Calls } from './calls';
import type { Bin, Comparison, CreatedBoard, Preview, Snapshot, Timeline } from './types';

/** The part of the server's interface that is about what was: snapshots and the bin. */
export interface History {
  timeline(board: string): Promise<Timeline>;
  /** Keeps the whole board as a version with a name. */
  keepVersion(board: string, name: string, author: string): Promise<Snapshot>;
  /** Names a snapshot; null takes its name away. */
  nameSnapshot(board: string, snapshot: string, name: string | null): Promise<void>;
  deleteSnapshot(board: string, snapshot: string): Promise<void>;
  preview(board: string, snapshot: string): Promise<Preview>;
  /** Brings the board back; answers with the snapshot that undoes it. */
  restoreSnapshot(
    board: string,
    snapshot: string,
    author: string,
  ): Promise<{ readonly before: string }>;
  /** Makes a board of one's own of what a snapshot holds. */
  copySnapshot(board: string, snapshot: string, title: string): Promise<CreatedBoard>;
  /** What became of every note; without a later snapshot until now. */
  compare(board: string, from: string, to: string | null): Promise<Comparison>;
  bin(board: string): Promise<Bin>;
  /** Brings notes of a map back to where they were. */
  restoreNotes(board: string, map: string, notes: readonly string[]): Promise<void>;
  /** Deletes notes in the bin for good; null stands for the map itself, in the bin. */
  forget(board: string, map: string, notes: readonly string[] | null): Promise<void>;
}

/** Calls the part about what was. */
export function historyOf({ read, send }: Calls): History {
  return {
    timeline: (board) => read('GET', `${at('boards', board)}/snapshots`),
    keepVersion: (board, name, author) =>
      read('POST', `${at('boards', board)}/snapshots`, { name, ...signed(author) }),
    nameSnapshot: (board, snapshot, name) => send('PATCH', snapshotAt(board, snapshot), { name }),
    deleteSnapshot: (board, snapshot) => send('DELETE', snapshotAt(board, snapshot)),
    preview: (board, snapshot) => read('GET', snapshotAt(board, snapshot)),
    restoreSnapshot: (board, snapshot, author) =>
      read('POST', `${snapshotAt(board, snapshot)}/restore`, signed(author)),
    copySnapshot: (board, snapshot, title) =>
      read('POST', `${snapshotAt(board, snapshot)}/board`, { title }),
    compare: (board, from, to) => read('GET', comparisonAt(board, from, to)),
    bin: (board) => read('GET', `${at('boards', board)}/bin`),
    restoreNotes: (board, map, notes) =>
      send('POST', `${at('boards', board)}/bin/restore`, { map, notes }),
    forget: (board, map, notes) =>
      send('POST', `${at('boards', board)}/bin/forget`, { map, notes }),
  };
}

/** The address of a snapshot's small picture. */
export function pictureAt(board: string, snapshot: string): string {
  return `${snapshotAt(board, snapshot)}/picture.svg`;
}

/** The address of a comparison, as values or as a file. */
export function comparisonAt(
  board: string,
  from: string,
  to: string | null,
  file?: 'csv' | 'md',
): string {
  const query = new URLSearchParams(to ? { from, to } : { from });
  return `${at('boards', board)}/compare${file ? `.${file}` : ''}?${query}`;
}

function snapshotAt(board: string, snapshot: string): string {
  return `${at('boards', board)}/snapshots/${encodeURIComponent(snapshot)}`;
}

/** Who asks, where a name was given. */
function signed(author: string): { readonly author?: string } {
  return author ? { author } : {};
}

import type { NoteFate, Preview } from '../../api/types';
import type { Note } from '../../document/notes';
import { readNote } from '../../document/readNote';

type WrittenNote = Preview['roles'][number]['notes'][number];

/** A note that stands still on a sheet. */
export interface Still {
  readonly key: string;
  readonly note: Note;
  /** How it came or went; nothing when it is the same as before. */
  readonly mark?: 'old' | 'gone' | 'new' | 'changed';
  /** Where it was before, when it moved. */
  readonly from?: Note;
}

/** A note as the server tells it, read like one of a document. */
export function noteOf(written: WrittenNote): Note {
  return readNote(written.id, new Map(Object.entries(written)));
}

/** The notes of a comparison as they lie on one sheet: where moved ones were, marked as old. */
export function stillsOf(fates: readonly NoteFate[]): readonly Still[] {
  return fates.flatMap(({ before, after, changes }): Still[] => {
    const old = before && noteOf(before.note);
    const now = after && noteOf(after.note);
    if (!now) return old ? [{ key: `${old.id} old`, note: old, mark: 'gone' }] : [];
    if (!old) return [{ key: now.id, note: now, mark: 'new' }];
    const hasMoved = changes.includes('moved') || changes.includes('resectioned');
    const still: Still = { key: now.id, note: now, mark: 'changed' };
    if (!hasMoved) return [still];
    return [
      { key: `${old.id} old`, note: old, mark: 'old' },
      { ...still, from: old },
    ];
  });
}

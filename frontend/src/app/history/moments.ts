import type { Snapshot } from '../../api/types';
import { dateIn, type Language, type Text } from '../../view/text';

/** A moment in words: day and time, as the language writes them. */
export function momentOf(at: number, language: Language): string {
  return dateIn(language, at, { dateStyle: 'medium', timeStyle: 'short' });
}

/** What a snapshot is called: its name, or why and when it was taken. */
export function nameOfSnapshot(snapshot: Snapshot, text: Text, language: Language): string {
  const moment = momentOf(snapshot.at, language);
  return snapshot.name ?? `${text(`history.reason.${snapshot.reason}`)}, ${moment}`;
}

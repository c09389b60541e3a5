import type { Snapshot } from '../../api/types';
import type { Text } from '../../view/text';

/** A moment in words: day and time, as the language writes them. */
export function momentOf(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** What a snapshot is called: its name, or why and when it was taken. */
export function nameOfSnapshot(snapshot: Snapshot, text: Text, language: string): string {
  const moment = momentOf(snapshot.at, language);
  return snapshot.name ?? `${text(`history.reason.${snapshot.reason}`)}, ${moment}`;
}

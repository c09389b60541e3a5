import data from '@shared/access.json';

/** What a person may do on a board, each level including the one before it (A1). */
export type Level = 'none' | 'view' | 'comment' | 'edit' | 'facilitate' | 'own';

/** Something that a person wants to do and that needs a level. */
export type Deed = keyof typeof data.needs;

/** All levels from the lowest to the highest; their places are their numbers on the wire. */
export const levels = data.levels as readonly Level[];

/** Whether a level suffices for something: the server asks the same table. */
export function allowed(level: Level, deed: Deed): boolean {
  const needed: string = data.needs[deed];
  return levels.indexOf(level) >= data.levels.indexOf(needed);
}

/** The level of a number on the wire (P7); what is not known may do nothing. */
export function levelOf(number: number): Level {
  return levels[number] ?? 'none';
}

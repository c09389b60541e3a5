import type { Note } from './notes';
import { byRank } from './ranks';

/** The notes under each note that hides them: same section, same place, same size. */
export type Piles = ReadonlyMap<string, readonly string[]>;

const placeOf = ({ section, pos, size }: Note) => `${section} ${size} ${pos[0]} ${pos[1]}`;

/** Finds the piles among notes; each is told by its top note, the next one below first. */
export function pilesOf(notes: readonly Note[]): Piles {
  const byPlace = new Map<string, Note[]>();
  for (const note of notes) {
    const place = placeOf(note);
    const pile = byPlace.get(place);
    if (pile) pile.push(note);
    else byPlace.set(place, [note]);
  }
  const piles = [...byPlace.values()].filter((pile) => pile.length > 1);
  return new Map(piles.map(topFirst).map(([top = '', ...under]) => [top, under]));
}

function topFirst(pile: readonly Note[]): readonly string[] {
  const ranked = pile.map(({ id, z }) => ({ id, rank: z }));
  return ranked.sort((a, b) => byRank(b, a)).map(({ id }) => id);
}

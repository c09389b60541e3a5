import { type Box, noteSize } from '../shared/catalogue';
import { overlaps } from '../shared/geometry';
import type { Move, Note } from './notes';
import { byRank, rankAbove } from './ranks';

/** What a drop writes; `z` only if the note has to rise. */
export type Placement = Move & { readonly z?: string };

/** What placing needs to know of a map. */
export interface Shown {
  readonly top: string;
  get(id: string): Note | undefined;
  all(): Iterable<Note>;
}

interface Piece {
  readonly id: string;
  readonly rank: string;
  readonly box: Box;
}

function toPiece({ id, z, pos: [x, y], size }: Note): Piece {
  return { id, rank: z, box: { x, y, w: noteSize(size), h: noteSize(size) } };
}

/** Where dropped notes land, in one order among themselves; notes that are gone are left out. */
export function placements(moves: readonly Move[], shown: Shown): Placement[] {
  const byId = new Map(moves.map((move) => [move.id, move]));
  const around = [...shown.all()].filter(({ id }) => !byId.has(id)).map(toPiece);
  const moved = [...byId.values()]
    .map((move) => ({ move, note: shown.get(move.id) }))
    .flatMap(({ move, note }) => (note ? [{ move, piece: toPiece({ ...note, ...move }) }] : []))
    .sort((a, b) => byRank(a.piece, b.piece));
  let top = shown.top;
  return moved.map(({ move, piece }) => {
    const isCovered = around.some(
      (other) => byRank(other, piece) > 0 && overlaps(other.box, piece.box),
    );
    if (isCovered) top = rankAbove(top);
    around.push(isCovered ? { ...piece, rank: top } : piece);
    return isCovered ? { ...move, z: top } : move;
  });
}

import { type Box, noteSize, type SectionKey, sections } from '../shared/catalogue';
import type { MapDocument } from './mapDocument';
import type { Note } from './notes';

/** The rectangle that a note covers. */
export function noteBox({ pos, size }: Pick<Note, 'pos' | 'size'>): Box {
  const side = noteSize(size);
  return { x: pos[0], y: pos[1], w: side, h: side };
}

/** The smallest rectangle around notes; null when there are none. */
export function boxAround(notes: readonly Pick<Note, 'pos' | 'size'>[]): Box | null {
  const boxes = notes.map(noteBox);
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  return { x, y, w: right - x, h: bottom - y };
}

/** All shown notes. */
export function notesOf(map: MapDocument): readonly Note[] {
  return map.noteIds().flatMap((id) => map.note(id) ?? []);
}

/** The notes of a section as one reads them: row by row, each from left to right. */
export function notesIn(map: MapDocument, section: SectionKey): readonly Note[] {
  return inReadingOrder(notesOf(map).filter((note) => note.section === section));
}

/** Notes row by row; notes whose tops differ by less than half a note stand in one row. */
export function inReadingOrder<N extends Pick<Note, 'pos' | 'size'>>(
  notes: readonly N[],
): readonly N[] {
  const byTop = [...notes].sort((a, b) => a.pos[1] - b.pos[1] || a.pos[0] - b.pos[0]);
  const rows: N[][] = [];
  for (const note of byTop) {
    const row = rows.at(-1);
    const first = row?.[0];
    const near = first && note.pos[1] - first.pos[1] < noteSize(first.size) / 2;
    if (row && near) row.push(note);
    else rows.push([note]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.pos[0] - b.pos[0]));
}

/** The sections in the order of the seven steps, the parking strip last. */
export const SECTION_ORDER: readonly SectionKey[] = sections.map((section) => section.key);

/** The note before or after another in its section; undefined at the end. */
export function neighbour(map: MapDocument, id: string, step: 1 | -1): string | undefined {
  const note = map.note(id);
  if (!note) return undefined;
  const row = notesIn(map, note.section);
  const at = row.findIndex((other) => other.id === id);
  return row[at + step]?.id;
}

import type { Note } from '../document/notes';
import {
  type ColourKey,
  departments,
  type Point,
  type SectionKey,
  SHEET,
} from '../shared/catalogue';
import type { Editor } from './editor';
import { centredOn, freeSpot, landing, type Spot } from './placement';
import { neighbour, notesIn, notesOf } from './reading';

/** The colour of a person's new notes: their department's. */
export function ownColour(department: string): ColourKey {
  return departments.find(({ key }) => key === department)?.colour ?? 'yellow';
}

/** Makes a note with its middle at a sheet point and starts editing it. */
export function makeNoteAt(editor: Editor, point: Point): void {
  make(editor, centredOn(point));
}

/** Makes a note in the first free place of a section and starts editing it. */
export function makeNoteIn(editor: Editor, section: SectionKey): void {
  const pos = freeSpot(section, notesOf(editor.map));
  make(editor, { pos, section, parked: false });
}

function make(editor: Editor, { pos, section, parked }: Spot): void {
  const { id: author, department } = editor.me();
  editor.tools.finish();
  const mark = editor.history.mark();
  editor.changes.own();
  const colour = ownColour(department);
  const note = editor.map.addNote({ section, pos, colour, author, department });
  if (parked) editor.say({ key: 'note.parked' });
  editor.select([note]);
  editor.tools.edit(note, mark);
  editor.reveal(note);
}

/** The notes that a command is about: the selection, else the one with the focus. */
export function targets(editor: Editor): readonly Note[] {
  const { selection, focused } = editor.screen.getState();
  const ids = selection.size > 0 ? [...selection] : focused ? [focused] : [];
  return ids.flatMap((id) => editor.map.note(id) ?? []);
}

/** Puts notes in the bin and the focus on what stands beside them. */
export function deleteNotes(editor: Editor, notes: readonly Note[]): void {
  const [first] = notes;
  if (!first) return;
  const ids = notes.map((note) => note.id);
  const next = survivor(editor, first, ids);
  editor.tools.finish();
  editor.history.mark();
  editor.changes.own();
  editor.map.binNotes(ids);
  editor.select([]);
  editor.wishFocus(next ? { note: next } : { section: first.section });
  editor.say({ key: 'note.deleted', count: ids.length });
}

function survivor(editor: Editor, { id, section }: Note, leaving: readonly string[]) {
  const near = neighbour(editor.map, id, 1) ?? neighbour(editor.map, id, -1);
  if (near && !leaving.includes(near)) return near;
  return notesIn(editor.map, section).find((note) => !leaving.includes(note.id))?.id;
}

/** Gives notes another colour. */
export function recolour(editor: Editor, notes: readonly Note[], colour: ColourKey): void {
  const others = notes.filter((note) => note.colour !== colour);
  if (others.length === 0) return;
  editor.history.mark();
  editor.map.doc.transact(() => {
    for (const { id } of others) editor.map.changeNote(id, { colour });
  }, editor.origin);
}

/** Moves notes to free places of another section. */
export function moveToSection(editor: Editor, notes: readonly Note[], section: SectionKey): void {
  const leaving = notes.filter((note) => note.section !== section);
  if (leaving.length === 0) return;
  const standing = [...notesOf(editor.map)];
  const moves = leaving.map((note) => {
    const pos = freeSpot(section, standing, note.size);
    standing.push({ ...note, pos, section });
    return { id: note.id, pos, section };
  });
  editor.history.mark();
  editor.changes.own();
  editor.map.placeNotes(moves);
  const [first] = moves;
  if (first) editor.reveal(first.id);
}

/** Moves notes by a step on the grid; quick repeats are one step of the history. */
export function nudge(editor: Editor, notes: readonly Note[], dx: number, dy: number): void {
  if (notes.length === 0) return;
  editor.history.burst('nudge');
  editor.changes.own();
  editor.map.placeNotes(notes.map((note) => nudged(note, dx, dy)));
}

function nudged({ id, pos, size }: Note, dx: number, dy: number) {
  const { grid } = SHEET;
  const spot = landing([pos[0] + dx * grid, pos[1] + dy * grid], size);
  return { id, pos: spot.pos, section: spot.section };
}

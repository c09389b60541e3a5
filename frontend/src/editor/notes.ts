import type { NoteExtras } from '../document/noteExtras';
import type { Note, NoteFields } from '../document/notes';
import { neighbour, notesIn, notesOf } from '../document/reading';
import {
  type ColourKey,
  type Point,
  type SectionKey,
  SHEET,
  type SizeKey,
} from '../shared/catalogue';
import type { Editor } from './editor';
import { firstRoom } from './firstRoom';
import { centredOn, freeSpot, landing, landingAt, type Spot } from './placement';

/** The colour of a person's new notes: their department's. */
export function ownColour({ me, colourOf }: Editor): ColourKey {
  return colourOf(me().department) ?? 'yellow';
}

/** Makes a note with its middle at a sheet point and starts editing it. */
export function makeNoteAt(editor: Editor, point: Point): void {
  make(editor, centredOn(point));
}

/** Makes a note in the first free place of a section, perhaps to a question, and starts editing. */
export function makeNoteIn(editor: Editor, section: SectionKey, prompt = ''): void {
  const { pos, size } = firstRoom(section, notesOf(editor.map));
  make(editor, { pos, section, parked: false }, size, prompt ? { prompt } : {});
}

/** Makes a note in a place and starts editing it. */
export function makeNoteOn(editor: Editor, spot: Spot, size: SizeKey = 'm'): void {
  make(editor, spot, size);
}

function make(
  editor: Editor,
  { pos, section, parked }: Spot,
  size: SizeKey = 'm',
  extras: NoteExtras = {},
): void {
  if (!editor.may('edit')) return;
  const { id: author, department } = editor.me();
  editor.tools.finish();
  const mark = editor.history.mark();
  editor.changes.own();
  const colour = ownColour(editor);
  const note = editor.map.addNote({ section, pos, size, colour, author, department, extras });
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
  if (!first || !editor.may('edit')) return;
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
  change(editor, notes, { colour });
}

function change(editor: Editor, notes: readonly Note[], patch: Partial<NoteFields>): void {
  if (notes.length === 0) return;
  editor.history.mark();
  editor.map.doc.transact(() => {
    for (const { id } of notes) editor.map.changeNote(id, patch);
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

/** Moves notes by so many units; quick repeats are one step of the history. */
export function nudge(editor: Editor, notes: readonly Note[], dx: number, dy: number): void {
  if (notes.length === 0) return;
  editor.history.burst('nudge');
  editor.changes.own();
  editor.map.placeNotes(notes.map((note) => nudged(note, dx, dy)));
}

/** Steps smaller than the grid leave it. */
function nudged({ id, pos, size }: Note, dx: number, dy: number) {
  const isFine = Math.abs(dx + dy) < SHEET.grid;
  const to: Point = [pos[0] + dx, pos[1] + dy];
  const spot = isFine ? landingAt(to, size) : landing(to, size);
  return { id, pos: spot.pos, section: spot.section };
}

/** Gives notes to another department. */
export function assign(editor: Editor, notes: readonly Note[], department: string): void {
  change(editor, notes, { department });
}

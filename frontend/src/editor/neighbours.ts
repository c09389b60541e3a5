import type { Note } from '../document/notes';
import { noteBox, notesOf } from '../document/reading';
import { noteSize, type Point } from '../shared/catalogue';
import { contains } from '../shared/geometry';
import type { Editor } from './editor';
import { makeNoteOn } from './notes';
import { freeSpot, GAP, landing, type Spot } from './placement';

/** Goes from the note that one types in to the next place in a direction; makes a note there. */
export function goOn(editor: Editor, [dx, dy]: Point): void {
  const note = editor.map.note(editor.screen.getState().editing ?? '');
  if (!note) return;
  // A note without words leads nowhere, so that Tab alone leaves the sheet.
  if (note.text.trim() === '') {
    editor.tools.cancel();
    return;
  }
  const step = noteSize(note.size) + GAP;
  const place: Point = [note.pos[0] + dx * step, note.pos[1] + dy * step];
  const there = noteAt(editor, note, place);
  if (there) editor.tools.edit(there.id);
  else makeNoteOn(editor, spotFor(editor, note, place), note.size);
  editor.reveal(editor.screen.getState().editing ?? '');
}

/** The note that stands in a place: the middle of one of the two is in the other. */
function noteAt({ map }: Editor, from: Note, place: Point): Note | undefined {
  const box = noteBox({ pos: place, size: from.size });
  const others = notesOf(map).filter(({ id }) => id !== from.id);
  return others.findLast(
    (other) => contains(box, middleOf(noteBox(other))) || contains(noteBox(other), middleOf(box)),
  );
}

function middleOf({ x, y, w, h }: { x: number; y: number; w: number; h: number }): Point {
  return [x + w / 2, y + h / 2];
}

/** Beside the note while that is in its section, else in the section's first free place. */
function spotFor({ map }: Editor, { section, size }: Note, place: Point): Spot {
  const spot = landing(place, size);
  if (spot.section === section && !spot.parked) return spot;
  return { section, pos: freeSpot(section, notesOf(map), size), parked: false };
}

import type { NewNote, Note, NoteCopy } from '../../document/notes';
import { boxAround, notesOf } from '../../document/reading';
import type { Point, SectionKey } from '../../shared/catalogue';
import { sectionAt } from '../../shared/geometry';
import { limits } from '../../shared/limits';
import type { Editor } from '../editor';
import { ownColour } from '../notes';
import { freeSpot, landing, type Standing } from '../placement';
import { toPieces } from './pieces';

/** How far a copy stands from what it would cover. */
const STEP = 24;

/** Makes a note of each line or cell of a text, in free places: one step of the history. */
export function pasteText(editor: Editor, pasted: string): void {
  const pieces = toPieces(pasted);
  const { id: author, department } = editor.me();
  const colour = ownColour(editor);
  const standing: Standing[] = [...notesOf(editor.map)];
  const section = sectionToPaste(editor);
  const made = pieces.slice(0, limits.pastedNotes).map((text): NewNote => {
    const pos = freeSpot(section, standing);
    standing.push({ pos, section, size: 'm' });
    return { section, pos, colour, author, department, text, origin: 'pasted' };
  });
  put(editor, made, pieces.length);
}

/** Puts copied notes down: around the pointer, else where they stood on their own map. */
export function pasteNotes(editor: Editor, copies: readonly NoteCopy[]): void {
  const taken = copies.slice(0, limits.pastedNotes);
  const moved = shift(editor, taken);
  put(editor, taken.map(toNew(editor, moved, 'pasted')), copies.length);
}

/** Makes copies of notes beside them and selects these. */
export function duplicate(editor: Editor, notes: readonly Note[]): void {
  const copies = copiesOf(editor, notes);
  put(editor, copies.map(toNew(editor, [STEP, STEP])), copies.length);
}

/** Makes copies of notes exactly where they are, for a drag that takes the copies along. */
export function copyInPlace(editor: Editor, notes: readonly Note[]): readonly string[] {
  const copies = copiesOf(editor, notes).slice(0, limits.pastedNotes);
  editor.changes.own();
  const { id: author } = editor.me();
  return editor.map.addNotes(copies.map((copy) => ({ ...copy, author })));
}

/** What of these notes a copy takes along; notes that are gone are left out. */
export function copiesOf({ map }: Editor, notes: readonly Note[]): readonly NoteCopy[] {
  return notes.flatMap(({ id }) => map.copyOf(id) ?? []);
}

function toNew(editor: Editor, [dx, dy]: Point, origin?: 'pasted') {
  const { id: author } = editor.me();
  return (copy: NoteCopy): NewNote => {
    const { pos, section } = landing([copy.pos[0] + dx, copy.pos[1] + dy], copy.size);
    return { ...copy, pos, section, author, ...(origin && { origin }) };
  };
}

/** How far copies move from where they stood. */
function shift(editor: Editor, copies: readonly NoteCopy[]): Point {
  const box = boxAround(copies);
  if (!box) return [0, 0];
  if (editor.pointer) {
    const [x, y] = editor.viewport.toSheet(editor.pointer);
    return [x - box.x - box.w / 2, y - box.y - box.h / 2];
  }
  return besidesOthers(editor, copies);
}

/** Copies never lie exactly on other notes, where one would not see them. */
function besidesOthers({ map }: Editor, copies: readonly NoteCopy[]): Point {
  const corners = new Set(notesOf(map).map(({ pos }) => pos.join()));
  let far = 0;
  const isTaken = () =>
    copies.some(({ pos }) => corners.has(landing([pos[0] + far, pos[1] + far], 'm').pos.join()));
  while (isTaken() && far < STEP * 20) far += STEP;
  return [far, far];
}

/** The section under the pointer, else the one that was used last. */
function sectionToPaste({ pointer, viewport, screen }: Editor): SectionKey {
  return pointer ? sectionAt(viewport.toSheet(pointer)).section : screen.getState().section;
}

function put(editor: Editor, notes: readonly NewNote[], wanted: number): void {
  if (notes.length === 0 || !editor.may('edit')) return;
  editor.tools.finish();
  editor.history.mark();
  editor.changes.own();
  const ids = editor.map.addNotes(notes);
  editor.history.mark();
  editor.select(ids);
  const [first] = ids;
  if (first) editor.wishFocus({ note: first });
  const isCut = wanted > notes.length;
  editor.say({ key: isCut ? 'note.pasteLimit' : 'note.added', count: ids.length });
}

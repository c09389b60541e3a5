import { inReadingOrder, notesOf, SECTION_ORDER } from '../document/reading';
import { noteSize } from '../shared/catalogue';
import type { Editor } from './editor';

/** The notes whose words contain a text, section by section as one reads them. */
export function findNotes({ map }: Editor, wanted: string): readonly string[] {
  const needle = plain(wanted.trim());
  if (needle === '') return [];
  const found = notesOf(map).filter(({ text }) => plain(text).includes(needle));
  return SECTION_ORDER.flatMap((section) =>
    inReadingOrder(found.filter((note) => note.section === section)).map(({ id }) => id),
  );
}

/** Shows a found note large enough to read and selects it. */
export function showFound(editor: Editor, id: string): void {
  const note = editor.map.note(id);
  if (!note) return;
  const { viewport, screen } = editor;
  if (noteSize(note.size) * viewport.camera.zoom < READABLE) {
    viewport.zoomTo(READABLE / noteSize(note.size));
  }
  editor.select([id]);
  screen.setState({ section: note.section });
  editor.reveal(id);
}

/** How wide a note is on screen for its words to be read, in pixels. */
const READABLE = 96;

/** Capitals and accents make no difference to who searches. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

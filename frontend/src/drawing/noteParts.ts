/**
 * The parts of a note that nobody touches, drawn by hand: with a thousand notes React's records of
 * these many small elements would take more memory than the notes themselves.
 */
import type { BoardDepartment } from '../document/departments';
import type { Note } from '../document/notes';
import { colours } from '../shared/catalogue';
import { GLYPHS } from '../shared/glyphs';
import { partsOf } from '../shared/lines';
import { element, shape } from './elements';

/** The most sources that are shown one by one. */
export const MOST_MARKS = 3;

/** Draws a text broken where its layout says; what has no room is there, unseen. */
export function drawLines(body: HTMLElement, text: string, lines: readonly string[]): void {
  const parts = partsOf(lines, 0, text.length);
  const shown: (string | Node)[] = parts.flatMap(({ words, breaks }) =>
    breaks ? [words, element('br')] : [words],
  );
  const rest = text.slice(lines.reduce((sum, line) => sum + line.length, 0));
  if (rest !== '') shown.push(element('span', { class: 'note-rest' }, rest));
  // An empty last line needs something on it.
  if (text.endsWith('\n')) shown.push('\u200b');
  body.replaceChildren(...shown);
}

/** Draws who wrote a note, whether it is their own words, and a mark for each source. */
export function drawFoot(
  foot: HTMLElement,
  { voice, evidence }: Pick<Note, 'voice' | 'evidence'>,
  department: BoardDepartment | undefined,
): void {
  const marks = element('span', { class: 'note-marks' });
  if (voice === 'verbatim') marks.append(element('span', { class: 'note-quote' }, '”'));
  marks.append(...sourceMarks(evidence.length));
  foot.replaceChildren(...(department ? [glyphPicture(department), department.code] : []), marks);
}

/** Makes an open circle for an assumption, a filled one for each source. */
export function sourceMarks(count: number): readonly HTMLElement[] {
  return Array.from({ length: Math.min(Math.max(count, 1), MOST_MARKS) }, () =>
    element('span', { class: 'source-mark', 'data-filled': count > 0 }),
  );
}

const pictures = new Map<string, string>();

/**
 * Makes a department's shape as a background. To a browser every drawing is a piece of its own that
 * moves apart from the rest: a thousand of them cost more than all else whenever the view moves.
 */
function glyphPicture({ glyph: name, colour }: Pick<BoardDepartment, 'glyph' | 'colour'>) {
  const key = `${name} ${colour}`;
  const picture = pictures.get(key) ?? pictureOf(name, colour);
  pictures.set(key, picture);
  const made = element('span', { class: 'glyph' });
  made.style.backgroundImage = picture;
  return made;
}

function pictureOf(name: string, colour: string): string {
  const fill = colours.find(({ key }) => key === colour)?.band ?? '';
  const path = `<path fill="${fill}" d="${GLYPHS[name] ?? ''}"/>`;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12">${path}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(drawing)}")`;
}

/** Makes a department's shape in its colour; a screen reader is told its name elsewhere. */
export function glyph({
  glyph: name,
  colour,
}: Pick<BoardDepartment, 'glyph' | 'colour'>): SVGElement {
  const path = shape('path', { d: GLYPHS[name] ?? '' });
  const attributes = { class: 'glyph', viewBox: '0 0 12 12', 'data-colour': colour };
  return shape('svg', { ...attributes, 'aria-hidden': 'true' }, path);
}

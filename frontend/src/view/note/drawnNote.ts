/**
 * The parts of a note that nobody touches, drawn by hand: with a thousand notes React's records of
 * these many small elements would take more memory than the notes themselves.
 */
import type { BoardDepartment } from '../../document/departments';
import type { Note } from '../../document/notes';
import { GLYPHS } from '../../shared/glyphs';
import { partsOf } from '../../shared/lines';

/** The most sources that are shown one by one. */
export const MOST_MARKS = 3;

const SVG = 'http://www.w3.org/2000/svg';

/** Draws a text broken where its layout says; what has no room is there, unseen. */
export function drawLines(body: HTMLElement, text: string, lines: readonly string[]): void {
  const parts = partsOf(lines, 0, text.length);
  const shown: (string | Node)[] = parts.flatMap(({ words, breaks }) =>
    breaks ? [words, document.createElement('br')] : [words],
  );
  const rest = text.slice(lines.reduce((sum, line) => sum + line.length, 0));
  if (rest !== '') shown.push(spanOf('note-rest', rest));
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
  const marks = spanOf('note-marks');
  if (voice === 'verbatim') marks.append(spanOf('note-quote', '”'));
  marks.append(...sourceMarks(evidence.length));
  foot.replaceChildren(...(department ? [glyphOf(department), department.code] : []), marks);
}

function sourceMarks(count: number): readonly HTMLElement[] {
  return Array.from({ length: Math.min(Math.max(count, 1), MOST_MARKS) }, () => {
    const mark = spanOf('source-mark');
    if (count > 0) mark.dataset.filled = '';
    return mark;
  });
}

function glyphOf({ glyph, colour }: BoardDepartment): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'glyph');
  svg.setAttribute('viewBox', '0 0 12 12');
  svg.dataset.colour = colour;
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', GLYPHS[glyph] ?? '');
  svg.append(path);
  return svg;
}

function spanOf(name: string, text = ''): HTMLElement {
  const span = document.createElement('span');
  span.className = name;
  if (text) span.textContent = text;
  return span;
}

import type { Note } from '../document/notes';
import { noteSize } from '../shared/catalogue';
import { GLYPHS } from '../shared/glyphs';
import { fitText } from '../shared/layout';
import { partsOf } from '../shared/lines';
import { element, placeAt, setAttributes, shape } from './elements';
import { departmentOf, type Facts, nameOf } from './facts';

/** The most sources that are shown one by one. */
const MOST = 3;

/** Draws a note onto its element: place, colour, words and marks. */
export function drawNote(target: HTMLElement, note: Note, facts: Facts): void {
  const side = noteSize(note.size);
  placeAt(target, { x: note.pos[0], y: note.pos[1], w: side, h: side });
  setAttributes(target, { 'data-colour': note.colour, 'aria-label': nameOf(note, facts) });
  const { size, lines, isClipped } = fitText(note.text, side);
  const text = element('div', { class: 'note-text', dir: 'auto', 'data-laid-out': true });
  text.append(...linesOf(lines));
  const body = element('div', { class: 'note-body', 'data-clipped': isClipped }, text);
  body.style.fontSize = `${size}px`;
  target.replaceChildren(body, foot(note, facts));
  if (isClipped) target.append(moreButton(facts));
}

function linesOf(lines: readonly string[]): (Node | string)[] {
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  return partsOf(lines, 0, length).flatMap(({ words, breaks }) =>
    breaks ? [words, element('br')] : [words],
  );
}

function moreButton({ words }: Facts): HTMLElement {
  const attributes = { type: 'button', class: 'more-text', 'data-shows': 'text', tabindex: -1 };
  return element('button', attributes, words('note.more'));
}

/** Who wrote it and what stands behind it; a screen reader has that in the note's name. */
function foot(note: Note, facts: Facts): HTMLElement {
  const department = departmentOf(note, facts);
  const marks = element('span', { class: 'note-marks' });
  if (note.voice === 'verbatim') marks.append(element('span', { class: 'note-quote' }, '”'));
  marks.append(...sourceMarks(note.evidence.length));
  const inside = element('span', { class: 'note-foot', 'aria-hidden': 'true' });
  if (department) inside.append(glyph(department.glyph, department.colour), department.code);
  inside.append(marks);
  return inside;
}

/** An open circle for an assumption, a filled one for each source. */
export function sourceMarks(count: number): HTMLElement[] {
  if (count === 0) return [element('span', { class: 'source-mark' })];
  return Array.from({ length: Math.min(count, MOST) }, () =>
    element('span', { class: 'source-mark', 'data-filled': true }),
  );
}

/** A department's shape in its colour. */
export function glyph(name: string, colour: string): SVGElement {
  const path = shape('path', { d: GLYPHS[name] ?? '' });
  const attributes = { class: 'glyph', viewBox: '0 0 12 12', 'data-colour': colour };
  return shape('svg', { ...attributes, 'aria-hidden': 'true' }, path);
}

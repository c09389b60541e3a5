import type { Note } from '../document/notes';
import { element, placeAt, setAttributes } from '../drawing/elements';
import { drawFoot, drawLines } from '../drawing/noteParts';
import { noteSize } from '../shared/catalogue';
import { fitText } from '../shared/layout';
import { departmentOf, type Facts, nameOf } from './facts';

/** Draws a note onto its element: place, colour, words and marks. */
export function drawNote(target: HTMLElement, note: Note, facts: Facts): void {
  const side = noteSize(note.size);
  placeAt(target, { x: note.pos[0], y: note.pos[1], w: side, h: side });
  setAttributes(target, { 'data-colour': note.colour, 'aria-label': nameOf(note, facts) });
  const { size, lines, isClipped } = fitText(note.text, side);
  const text = element('div', { class: 'note-text', dir: 'auto', 'data-laid-out': true });
  drawLines(text, lines.join(''), lines);
  const body = element('div', { class: 'note-body', 'data-clipped': isClipped }, text);
  body.style.fontSize = `${size}px`;
  // Who wrote it and what stands behind it; a screen reader has that in the note's name.
  const foot = element('span', { class: 'note-foot', 'aria-hidden': 'true' });
  drawFoot(foot, note, departmentOf(note, facts));
  target.replaceChildren(body, foot);
  if (isClipped) target.append(moreButton(facts));
}

function moreButton({ words }: Facts): HTMLElement {
  const attributes = { type: 'button', class: 'more-text', 'data-shows': 'text', tabindex: -1 };
  return element('button', attributes, words('note.more'));
}

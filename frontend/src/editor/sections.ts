import { notesIn } from '../document/reading';
import { type Box, type Point, type SectionKey, type SizeKey, sections } from '../shared/catalogue';
import { boxOf } from '../shared/geometry';
import type { Editor } from './editor';
import { cellsOf } from './placement';

/** The paper that stays in view around a section, in sheet units. */
const AROUND = 40;

/** Shows a section, large, and gives it the keyboard's focus. */
export function goToSection(editor: Editor, section: SectionKey): void {
  editor.tools.finish();
  editor.select([]);
  editor.screen.setState({ section });
  editor.viewport.fit(viewOf(section));
  editor.wishFocus({ section });
}

/** The box of a section; the zones of the head are looked at together. */
function viewOf(section: SectionKey): Box {
  const isZone = sections.some(({ key, isZone: inHead }) => key === section && inHead);
  const boxes = isZone ? sections.filter((one) => one.isZone).map(({ box }) => box) : [];
  const all = isZone ? boxes : [boxOf(section)];
  const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))];
  const right = Math.max(...all.map(({ x, w }) => x + w));
  const bottom = Math.max(...all.map(({ y, h }) => y + h));
  // The question that the zones answer together stands above them.
  const above = isZone ? boxes.length * AROUND : AROUND;
  return {
    x: left - AROUND,
    y: top - above,
    w: right - left + 2 * AROUND,
    h: bottom - top + above + AROUND,
  };
}

/** Puts a section's notes in a grid, in the order one reads them: one step of the history. */
export function tidy(editor: Editor, section: SectionKey): void {
  const notes = notesIn(editor.map, section);
  if (notes.length === 0) return;
  const size = sizeFor(section, notes.length);
  editor.tools.finish();
  editor.history.mark();
  editor.changes.own();
  editor.map.doc.transact(() => {
    for (const [at, { id }] of notes.entries()) {
      editor.map.changeNote(id, { pos: placeOf(section, size, at), size });
    }
  }, editor.origin);
  editor.history.mark();
  editor.say({ key: 'section.tidied', count: notes.length });
}

/** The larger size for which the section has room; else the small one. */
function sizeFor(section: SectionKey, count: number): SizeKey {
  return cellsOf(section, 'm').length >= count ? 'm' : 's';
}

/** What finds no cell lies on the pile in the last. */
function placeOf(section: SectionKey, size: SizeKey, at: number): Point {
  const cells = cellsOf(section, size);
  return cells[at] ?? cells.at(-1) ?? [boxOf(section).x, boxOf(section).y];
}

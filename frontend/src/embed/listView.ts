import type { MapDocument } from '../document/mapDocument';
import type { Note } from '../document/notes';
import type { SectionNotes } from '../document/sectionNotes';
import { element } from '../drawing/elements';
import { glyph, sourceMarks } from '../drawing/noteParts';
import { type Section, sections } from '../shared/catalogue';
import { departmentName, departmentOf, type Facts, roleName, titleOf } from './facts';

/** The map as text by section, for narrow frames and whoever prefers to read. */
export class ListView {
  readonly element = element('div', { class: 'list', tabindex: 0, role: 'region', hidden: true });
  readonly #map: MapDocument;
  readonly #sections: SectionNotes;
  readonly #facts: Facts;
  #waits = false;
  #isStale = true;

  constructor(map: MapDocument, notes: SectionNotes, facts: Facts) {
    this.#map = map;
    this.#sections = notes;
    this.#facts = facts;
    this.element.setAttribute('aria-label', facts.words('embedPage.list'));
    map.doc.on('update', () => {
      this.#isStale = true;
      this.#later();
    });
  }

  /** Shows the list or puts it away; what nobody sees is not drawn. */
  show(isShown: boolean): void {
    this.element.hidden = !isShown;
    this.#draw();
  }

  /** A text changes letter by letter: once per frame of the screen is enough. */
  #later(): void {
    if (this.#waits) return;
    this.#waits = true;
    requestAnimationFrame(() => {
      this.#waits = false;
      this.#draw();
    });
  }

  #draw(): void {
    if (this.element.hidden || !this.#isStale) return;
    this.#isStale = false;
    const title = element('h2', { dir: 'auto' }, roleName(this.#map.role(), this.#facts));
    const filled = sections.filter(({ key }) => this.#sections.of(key).length > 0);
    const empty = element('p', { class: 'quiet' }, this.#facts.words('embedPage.noNotes'));
    const inside = filled.length > 0 ? filled.map((one) => this.#section(one)) : [empty];
    this.element.replaceChildren(title, ...inside);
  }

  #section(section: Section): HTMLElement {
    const notes = this.#sections.of(section.key).flatMap((id) => this.#map.note(id) ?? []);
    const list = element('ul', {}, ...notes.map((note) => this.#item(note)));
    const title = element('h3', {}, titleOf(section, this.#facts.words));
    return element('section', { 'data-section': section.key }, title, list);
  }

  #item(note: Note): HTMLElement {
    const { words } = this.#facts;
    const department = departmentOf(note, this.#facts);
    const text = element('p', { dir: 'auto' }, note.text.trim() || words('note.empty'));
    const marks = element('small');
    if (department) marks.append(glyph(department));
    marks.append(department ? departmentName(department, words) : words('department.none'));
    if (note.voice === 'verbatim') marks.append(` · ${words('note.verbatim')}`);
    const count = note.evidence.length;
    if (count > 0) marks.append(' · ', ...sourceMarks(count), words('note.sources', { count }));
    return element('li', { 'data-colour': note.colour }, text, marks);
  }
}

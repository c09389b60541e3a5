import type { MapDocument } from '../document/mapDocument';
import type { SectionNotes } from '../document/sectionNotes';
import { element, setAttributes } from '../drawing/elements';
import type { Facts } from './facts';
import { drawNote } from './noteDrawing';

interface Drawn {
  readonly element: HTMLElement;
  readonly stop: () => void;
}

/** The notes on the sheet; each is drawn anew only for its own changes. */
export class NotesLayer {
  readonly element = element('div', { class: 'notes' });
  readonly #map: MapDocument;
  readonly #sections: SectionNotes;
  readonly #facts: Facts;
  readonly #drawn = new Map<string, Drawn>();

  constructor(map: MapDocument, sections: SectionNotes, facts: Facts) {
    this.#map = map;
    this.#sections = sections;
    this.#facts = facts;
    map.subscribe(() => this.#follow());
    sections.subscribe(() => this.#mark());
    this.#follow();
    this.#mark();
  }

  /** The element of a note. */
  of(id: string): HTMLElement | undefined {
    return this.#drawn.get(id)?.element;
  }

  #follow(): void {
    const ids = this.#map.noteIds();
    const present = new Set(ids);
    for (const [id, { element: gone, stop }] of this.#drawn) {
      if (present.has(id)) continue;
      stop();
      gone.remove();
      this.#drawn.delete(id);
    }
    const fresh = ids.filter((id) => !this.#drawn.has(id)).map((id) => this.#make(id));
    this.element.append(...fresh);
    ids.forEach((id, at) => {
      const target = this.of(id);
      // By number and not by moving elements about, which would take the focus from them.
      if (target) target.style.zIndex = String(at);
    });
  }

  #make(id: string): HTMLElement {
    const made = element('div', {
      id: `note-${id}`,
      class: 'note',
      role: 'group',
      'aria-roledescription': this.#facts.words('note.kind'),
      tabindex: -1,
      'data-note-id': id,
    });
    const draw = () => {
      const note = this.#map.note(id);
      if (!note) return;
      drawNote(made, note, this.#facts);
      this.#markPile(id);
    };
    this.#drawn.set(id, { element: made, stop: this.#map.subscribeNote(id, draw) });
    draw();
    return made;
  }

  #mark(): void {
    for (const id of this.#drawn.keys()) this.#markPile(id);
  }

  /** Says how many notes a note hides. */
  #markPile(id: string): void {
    const target = this.of(id);
    if (!target) return;
    setAttributes(target, { 'data-covered': this.#sections.isCovered(id) });
    const count = this.#sections.under(id).length;
    const badge = target.querySelector('.pile-badge');
    if (badge?.textContent === `+${count}`) return;
    badge?.remove();
    if (count > 0) target.append(this.#badge(count));
  }

  #badge(count: number): HTMLElement {
    const label = this.#facts.words('note.pile', { count });
    const attributes = { type: 'button', class: 'pile-badge', 'data-shows': 'pile', tabindex: -1 };
    return element('button', { ...attributes, 'aria-label': label }, `+${count}`);
  }
}

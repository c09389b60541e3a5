import type { EmbedContext } from './context';
import { element, setAttributes } from './elements';
import { departmentName } from './facts';
import { ZOOM_STEP } from './keys';
import { glyph } from './noteDrawing';
import type { Stage } from './stage';
import type { WordKey, Words } from './words';

/** How a map is looked at: on the sheet, or as text. */
export type Look = 'sheet' | 'list';

/** The buttons below the map, and what colours and shapes mean. */
export class Tools {
  readonly element: HTMLElement;
  readonly #zoom: HTMLElement;
  readonly #look: HTMLButtonElement;
  readonly #words: Words;

  constructor(context: EmbedContext, words: Words, stage: () => Stage | null, onLook: () => void) {
    this.#words = words;
    const zoomBy = (factor: number) => () => {
      const view = stage()?.view;
      view?.zoomAt(view.centre(), factor);
    };
    this.#look = button('≡', 'embedPage.asText', words, onLook);
    this.#zoom = element(
      'div',
      { class: 'zoom' },
      button('−', 'embedPage.zoomOut', words, zoomBy(1 / ZOOM_STEP)),
      button('+', 'embedPage.zoomIn', words, zoomBy(ZOOM_STEP)),
      button('⤢', 'embedPage.fit', words, () => stage()?.fit()),
    );
    const attributes = { class: 'tools', role: 'group', 'aria-label': words('embedPage.tools') };
    this.element = element('div', attributes, legend(context, words), this.#zoom, this.#look);
  }

  /** Shows the buttons of a look. */
  show(look: Look): void {
    this.#zoom.hidden = look === 'list';
    const label = this.#words(look === 'list' ? 'embedPage.onSheet' : 'embedPage.asText');
    setAttributes(this.#look, { 'aria-label': label, title: label });
    this.#look.textContent = look === 'list' ? '▦' : '≡';
  }
}

function button(face: string, key: WordKey, words: Words, onPress: () => void): HTMLButtonElement {
  const attributes = { type: 'button', 'aria-label': words(key), title: words(key) };
  const made = element('button', attributes, face);
  made.addEventListener('click', onPress);
  return made;
}

function legend({ departments }: EmbedContext, words: Words): HTMLElement {
  const items = departments.map((one) =>
    element('li', {}, glyph(one.glyph, one.colour), element('bdi', {}, departmentName(one, words))),
  );
  return element('ul', { class: 'legend', 'aria-label': words('legend.title') }, ...items);
}

import { element, setAttributes, shape } from '../drawing/elements';
import { glyph, sourceMarks } from '../drawing/noteParts';
import type { EmbedContext } from './context';
import { departmentName } from './facts';
import { ZOOM_STEP } from './keys';
import type { Look, Stage } from './stage';
import type { WordKey, Words } from './words';

/** The lines of the buttons' pictures, in 24 × 24 units. */
const ICONS = {
  minus: 'M5 12h14',
  plus: 'M5 12h14M12 5v14',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  list: 'M4 6h16M4 12h16M4 18h10',
  sheet: 'M4 5h16v14H4ZM4 10h16M12 10v9',
} as const;

type Icon = keyof typeof ICONS;

/** The buttons below the map, and what colours and shapes mean. */
export class Tools {
  readonly element: HTMLElement;
  readonly #zoom: HTMLElement;
  readonly #legend: HTMLElement;
  readonly #look: HTMLButtonElement;
  readonly #words: Words;

  constructor(context: EmbedContext, words: Words, stage: () => Stage | null, onLook: () => void) {
    this.#words = words;
    const zoomBy = (factor: number) => () => {
      const view = stage()?.view;
      view?.zoomAt(view.centre(), factor);
    };
    this.#look = button('list', 'embedPage.asText', words, onLook);
    this.#zoom = element(
      'div',
      { class: 'zoom' },
      button('minus', 'embedPage.zoomOut', words, zoomBy(1 / ZOOM_STEP)),
      button('plus', 'embedPage.zoomIn', words, zoomBy(ZOOM_STEP)),
      button('fit', 'embedPage.fit', words, () => stage()?.fit()),
    );
    const attributes = { class: 'tools', role: 'group', 'aria-label': words('embedPage.tools') };
    this.#legend = legend(context, words);
    this.element = element('div', attributes, this.#legend, this.#zoom, this.#look);
  }

  /** Shows the buttons of a look. */
  show(look: Look): void {
    this.#zoom.hidden = look === 'list';
    // A list says in words what colours and shapes mean.
    this.#legend.hidden = look === 'list';
    const label = this.#words(look === 'list' ? 'embedPage.onSheet' : 'embedPage.asText');
    setAttributes(this.#look, { 'aria-label': label, title: label });
    this.#look.replaceChildren(icon(look === 'list' ? 'sheet' : 'list'));
  }
}

function button(face: Icon, key: WordKey, words: Words, onPress: () => void): HTMLButtonElement {
  const attributes = { type: 'button', 'aria-label': words(key), title: words(key) };
  const made = element('button', attributes, icon(face));
  made.addEventListener('click', onPress);
  return made;
}

function icon(name: Icon): SVGElement {
  const attributes = { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' };
  return shape('svg', attributes, shape('path', { d: ICONS[name] }));
}

function legend({ departments }: EmbedContext, words: Words): HTMLElement {
  const items = departments.map((one) =>
    element('li', {}, glyph(one), element('bdi', {}, departmentName(one, words))),
  );
  const quote = element('span', { class: 'note-quote', 'aria-hidden': 'true' }, '”');
  return element(
    'ul',
    { class: 'legend', 'aria-label': words('legend.title') },
    ...items,
    element('li', {}, ...sourceMarks(0), words('legend.assumption')),
    element('li', {}, ...sourceMarks(1), words('legend.source')),
    element('li', {}, quote, words('legend.verbatim')),
  );
}

import { element, setAttributes } from '../drawing/elements';
import type { EmbeddedMap } from './context';
import type { Words } from './words';

/** How much of the tab before the chosen one is seen, in pixels. */
const PEEK = 48;

/** The roles of a board: Tab goes to the chosen one, the arrows to the others. */
export class Tabs {
  readonly element: HTMLElement;
  readonly #tabs: ReadonlyMap<string, HTMLElement>;
  readonly #onChosen: (name: string) => void;

  constructor(maps: readonly EmbeddedMap[], words: Words, onChosen: (name: string) => void) {
    this.#onChosen = onChosen;
    this.#tabs = new Map(maps.map((map) => [map.name, this.#tab(map, words)]));
    const attributes = { class: 'tabs', role: 'tablist', 'aria-label': words('role.tabs') };
    this.element = element('div', attributes, ...this.#tabs.values());
    this.element.addEventListener('keydown', (event) => this.#press(event));
  }

  /** Shows which one is chosen. */
  choose(name: string): void {
    for (const [one, tab] of this.#tabs) {
      setAttributes(tab, {
        'aria-selected': String(one === name),
        tabindex: one === name ? 0 : -1,
      });
    }
    // A row too long for the frame scrolls within itself, and never the page around it.
    const chosen = this.#tabs.get(name);
    if (chosen) this.element.scrollLeft = chosen.offsetLeft - this.element.offsetLeft - PEEK;
  }

  #tab({ name, jobTitle }: EmbeddedMap, words: Words): HTMLElement {
    const attributes = { type: 'button', role: 'tab', 'aria-controls': 'map', dir: 'auto' };
    const tab = element('button', attributes, jobTitle || words('role.untitled'));
    tab.addEventListener('click', () => this.#onChosen(name));
    return tab;
  }

  #press(event: KeyboardEvent): void {
    const all = [...this.#tabs];
    const at = all.findIndex(([, tab]) => tab === event.target);
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: all.length - 1,
    };
    const next = all.at((steps[event.key] ?? Number.NaN) % all.length);
    if (steps[event.key] === undefined || !next) return;
    event.preventDefault();
    this.#onChosen(next[0]);
    next[1].focus();
  }
}

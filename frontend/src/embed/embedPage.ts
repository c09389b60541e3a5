import type { MapDocument } from '../document/mapDocument';
import { element } from '../drawing/elements';
import type { ReadingPhase } from '../sync/reading';
import type { MakeSocket } from '../sync/socket';
import type { EmbedContext, EmbeddedMap } from './context';
import { followMap } from './liveMap';
import { type Look, Stage } from './stage';
import { Tabs } from './tabs';
import { Tools } from './tools';
import { type Words, wordsIn } from './words';

/** A frame narrower than this shows text first: the notes would be too small to read. */
const NARROW = 640;

/** What somebody chose to see. */
export interface Choice {
  /** The name of a map. */
  readonly map: string | null;
  /** Null for the look that fits the frame's width. */
  readonly look: Look | null;
}

/** What a page of live maps needs from around it. */
export interface PageParts {
  /** The address of the page, without a slash at its end. */
  readonly address: string;
  readonly context: EmbedContext;
  readonly makeSocket: MakeSocket;
  /** Whether the page is no frame but a window of its own. */
  readonly fillsWindow: boolean;
  /** The way to the same in a window of its own; the server put it onto the page. */
  readonly way: Element | null;
  /** What was chosen before, on a page that this one takes over from. */
  readonly chosen: Choice;
  /** The page is here to be seen, in the place of the picture. */
  readonly onReady: (page: HTMLElement) => void;
  /** What there is to see may be something else. */
  readonly onNews: (why: 'changed' | 'ended' | 'outdated') => void;
}

/** The maps of an embed as they are now, one at a time. */
export class EmbedPage {
  readonly #parts: PageParts;
  readonly #words: Words;
  readonly #tabs: Tabs;
  readonly #tools: Tools;
  readonly #place = element('div', { id: 'map' });
  readonly #state = element('span', { class: 'state', role: 'status' });
  readonly #element: HTMLElement;
  readonly #observer: ResizeObserver;
  #stage: Stage | null = null;
  #stop = () => {};
  #chosen: Choice;

  constructor(parts: PageParts) {
    const { context } = parts;
    this.#parts = parts;
    this.#chosen = parts.chosen;
    this.#words = wordsIn(context.language);
    this.#tabs = new Tabs(context.maps, this.#words, (name) => this.show(name));
    const toggle = () => this.#choose(this.#look === 'list' ? 'sheet' : 'list');
    this.#tools = new Tools(context, this.#words, () => this.#stage, toggle);
    this.#element = element('div', { class: 'live' }, this.#bar(), this.#place);
    this.#element.append(this.#tools.element);
    this.#observer = new ResizeObserver(() => this.#settleLook());
    this.#observer.observe(this.#element);
  }

  /** What is to be seen, for a page that takes over from this one. */
  get chosen(): Choice {
    return this.#chosen;
  }

  /** Shows a map, by its name for this token; what is seen now stays until it is here. */
  show(name: string | null): void {
    const { maps } = this.#parts.context;
    const map = maps.find((one) => one.name === name) ?? maps[0];
    if (!map) return;
    this.#stop();
    this.#chosen = { ...this.#chosen, map: map.name };
    this.#tabs.choose(map.name);
    this.#stop = followMap({
      path: `${this.#parts.address}/sync/${encodeURIComponent(map.name)}`,
      makeSocket: this.#parts.makeSocket,
      onMap: (document) => this.#draw(map, document),
      onPhase: (phase) => this.#phase(phase),
      onChanged: () => this.#parts.onNews('changed'),
    });
  }

  /** Stops following. */
  close(): void {
    this.#stop();
    this.#stage?.close();
    this.#observer.disconnect();
  }

  #bar(): HTMLElement {
    const { context, way, fillsWindow } = this.#parts;
    const title = element('h1', { dir: 'auto', title: context.title }, context.title);
    const bar = element('header', { class: 'bar' }, title);
    if (context.maps.length > 1) {
      bar.append(this.#tabs.element);
      this.#place.setAttribute('role', 'tabpanel');
    }
    bar.append(this.#state);
    if (way && !fillsWindow) bar.append(way);
    return bar;
  }

  #draw(map: EmbeddedMap, document: MapDocument): void {
    const { context, fillsWindow, onReady } = this.#parts;
    this.#stage?.close();
    this.#stage = new Stage(document, { words: this.#words, context, map }, fillsWindow);
    this.#place.setAttribute('aria-label', map.jobTitle || this.#words('role.untitled'));
    this.#place.replaceChildren(this.#stage.sheet, this.#stage.list.element);
    this.#settleLook();
    onReady(this.#element);
  }

  #phase(phase: ReadingPhase): void {
    this.#state.textContent = phase === 'away' ? this.#words('embedPage.away') : '';
    if (phase === 'ended' || phase === 'outdated') this.#parts.onNews(phase);
  }

  get #look(): Look {
    return this.#chosen.look ?? (this.#element.clientWidth < NARROW ? 'list' : 'sheet');
  }

  #choose(look: Look): void {
    this.#chosen = { ...this.#chosen, look };
    this.#settleLook();
  }

  #settleLook(): void {
    const look = this.#look;
    this.#tools.show(look);
    this.#stage?.look(look);
  }
}

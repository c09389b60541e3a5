import type { MapDocument } from '../document/mapDocument';
import { notesIn } from '../document/reading';
import { SectionNotes } from '../document/sectionNotes';
import { element } from '../drawing/elements';
import { SHEET } from '../shared/catalogue';
import { WORLD } from '../shared/geometry';
import { type Camera, Viewport } from '../shared/viewport';
import type { Facts } from './facts';
import { Hands } from './hands';
import { listenToKeys } from './keys';
import { ListView } from './listView';
import { NotesLayer } from './notesLayer';
import { drawSheet } from './sheetDrawing';
import { showWholeTexts } from './wholeText';

/** A reader has no use for a parking strip in which nothing is. */
const SHEET_ALONE = { x: 0, y: 0, w: SHEET.width, h: SHEET.height };

/** Below this zoom text is too small to read and is not drawn. */
const FAR = 0.12;

/** From this zoom on a small badge is large enough for a finger. */
const NEAR = 0.6;

/** How a map is looked at: on the sheet, or as text. */
export type Look = 'sheet' | 'list';

/** One map, drawn to look at: on the sheet, and as text. */
export class Stage {
  readonly sheet: HTMLElement;
  readonly list: ListView;
  readonly view = new Viewport(WORLD, { top: 8, right: 8, bottom: 8, left: 8 });
  readonly #map: MapDocument;
  readonly #observer: ResizeObserver;
  readonly #leave = new AbortController();
  #fitted: Camera = this.view.camera;

  /** Draws what a document holds, and follows it. */
  constructor(map: MapDocument, facts: Facts, fillsWindow: boolean) {
    this.#map = map;
    const notes = new SectionNotes(map);
    const layer = new NotesLayer(map, notes, facts);
    const drawn = drawSheet(map, notes, facts);
    const world = element('div', { class: 'world' }, drawn, layer.element);
    const label = facts.words('embedPage.sheet', { role: facts.map.jobTitle });
    this.sheet = element('section', { class: 'stage', 'aria-label': label }, world);
    this.sheet.append(helpText(facts), ...(fillsWindow ? [] : hints(facts)));
    this.list = new ListView(map, notes, facts);
    this.#followCamera(world, drawn);
    new Hands(this.sheet, this.view, fillsWindow, this.#leave.signal);
    const elementOf = (id: string) => layer.of(id);
    const showAll = () => this.fit();
    listenToKeys({ stage: this.sheet, map, notes, view: this.view, elementOf, showAll });
    showWholeTexts(this.sheet, map, notes, facts.words);
    this.#observer = this.#followSize();
    // Notes in the parking strip want to be seen too, as long as nobody looks elsewhere.
    map.subscribe(() => this.#isFitted && this.fit());
  }

  /** Shows the whole sheet, with the parking strip when something is in it. */
  fit(): void {
    this.view.fit(notesIn(this.#map, 'park').length > 0 ? WORLD : SHEET_ALONE);
    this.#fitted = this.view.camera;
  }

  /** Shows the map on the sheet or as text. */
  look(look: Look): void {
    this.sheet.hidden = look === 'list';
    this.list.show(look === 'list');
  }

  /** Stops following; the document is somebody else's. */
  close(): void {
    this.#leave.abort();
    this.#observer.disconnect();
    this.sheet.remove();
    this.list.element.remove();
  }

  get #isFitted(): boolean {
    return this.#fitted === this.view.camera;
  }

  #followSize(): ResizeObserver {
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = this.sheet;
      if (width === 0 || height === 0) return;
      const wasFitted = this.#isFitted;
      this.view.resize(width, height);
      if (wasFitted) this.fit();
    });
    observer.observe(this.sheet);
    return observer;
  }

  #followCamera(world: HTMLElement, drawn: HTMLElement): void {
    const place = () => {
      const { x, y, zoom } = this.view.camera;
      world.style.transform = `translate(${-x * zoom}px, ${-y * zoom}px) scale(${zoom})`;
      // Titles and outlines stay readable when the sheet is small.
      drawn.style.setProperty('--unzoom', String(1 / zoom));
      world.toggleAttribute('data-far', zoom < FAR);
      world.toggleAttribute('data-near', zoom >= NEAR);
    };
    place();
    this.view.subscribe(place);
  }
}

function helpText({ words }: Facts): HTMLElement {
  return element('p', { id: 'section-help', hidden: true }, words('section.helpReading'));
}

/** What mouse and wheel do here, for whoever has the mouse over the sheet. */
function hints({ words }: Facts): HTMLElement[] {
  const hint = (when: string, key: 'embedPage.hintLoose' | 'embedPage.hintHeld') =>
    element('p', { class: 'hint', 'data-when': when, 'aria-hidden': 'true' }, words(key));
  return [hint('loose', 'embedPage.hintLoose'), hint('held', 'embedPage.hintHeld')];
}

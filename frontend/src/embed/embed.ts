import { element } from '../drawing/elements';
import type { MakeSocket } from '../sync/socket';
import { type EmbedContext, fetchContext } from './context';
import { EmbedPage } from './embedPage';
import { type Language, wordsIn } from './words';

/** A page that is younger than this is not loaded anew: that would never end. */
const YOUNG = 60_000;
const PATIENCE = { first: 2_000, most: 60_000 } as const;

/** What an embed is started with. */
export interface EmbedParts {
  /** What the server filled: the picture, the text, the way to a window of its own. */
  readonly root: HTMLElement;
  /** The address of the page, without a slash at its end. */
  readonly address: string;
  readonly makeSocket: MakeSocket;
  readonly fillsWindow: boolean;
  readonly reload: () => void;
}

/** Puts the maps as they are now in the place of the picture, and keeps them so. */
export class Embed {
  readonly #parts: EmbedParts;
  readonly #way: Element | null;
  readonly #born = Date.now();
  #page: EmbedPage | null = null;
  #told = '';
  #patience: number = PATIENCE.first;

  constructor(parts: EmbedParts) {
    this.#parts = parts;
    this.#way = parts.root.querySelector('a.open');
    if (parts.fillsWindow) this.#way?.remove();
  }

  /** Asks what there is to see, and shows it; without an answer the picture stays and it asks on. */
  async look(): Promise<void> {
    try {
      const context = await fetchContext(this.#parts.address);
      this.#patience = PATIENCE.first;
      if (context) this.#show(context);
      else this.#end();
    } catch {
      setTimeout(() => void this.look(), this.#patience);
      this.#patience = Math.min(this.#patience * 2, PATIENCE.most);
    }
  }

  #show(context: EmbedContext): void {
    const told = JSON.stringify(context);
    const isLive = context.isLive && !context.section && context.maps.length > 0;
    this.#parts.root.toggleAttribute('data-still', !isLive);
    if (!isLive || told === this.#told) return;
    this.#told = told;
    const chosen = this.#page?.chosen ?? { map: null, look: null };
    this.#page?.close();
    const { root, address, makeSocket, fillsWindow } = this.#parts;
    const page = new EmbedPage({
      address,
      context,
      makeSocket,
      fillsWindow,
      way: this.#way,
      chosen,
      onReady: (live) => live.parentElement ?? root.replaceChildren(live),
      onNews: (why) => this.#news(why),
    });
    this.#page = page;
    page.show(chosen.map);
  }

  #news(why: 'changed' | 'ended' | 'outdated'): void {
    if (why !== 'outdated') {
      // What ended is shown anew, should it be there after all.
      if (why === 'ended') this.#told = '';
      void this.look();
    } else if (Date.now() - this.#born > YOUNG) this.#parts.reload();
  }

  /** The token opens nothing any more: what was here is not for this reader. */
  #end(): void {
    this.#page?.close();
    this.#page = null;
    const languages: readonly Language[] = ['en', 'nl'];
    const lines = languages.map((lang) =>
      element(
        'p',
        { lang },
        wordsIn(lang)('embedPage.gone'),
        ' ',
        wordsIn(lang)('embedPage.goneHint'),
      ),
    );
    this.#parts.root.replaceChildren(element('div', { class: 'gone', role: 'status' }, ...lines));
  }
}

import type * as Y from 'yjs';
import type { MapDocument } from './mapDocument';

/** Which notes this page has edited since everything was last saved. */
export class OwnEdits {
  readonly #map: MapDocument;
  readonly #root: Y.Map<unknown>;
  #notes = new Set<string>();

  /** Follows a map from now on. */
  constructor(map: MapDocument) {
    this.#map = map;
    this.#root = map.doc.getMap('notes');
    this.#root.observeDeep(this.#onEvents);
  }

  /** Everything is saved. */
  settle(): void {
    this.#notes.clear();
  }

  /** What the edited notes say, those without words left out. */
  texts(): readonly string[] {
    const texts = [...this.#notes].map((id) => this.#map.note(id)?.text.trim() ?? '');
    return texts.filter((text) => text !== '');
  }

  /** Stops following. */
  destroy(): void {
    this.#root.unobserveDeep(this.#onEvents);
  }

  readonly #onEvents = (
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
    { local }: Y.Transaction,
  ): void => {
    if (!local) return;
    for (const { path, keys } of events) {
      const [note] = path;
      const touched = note === undefined ? [...keys.keys()] : [String(note)];
      for (const id of touched) this.#notes.add(id);
    }
  };
}

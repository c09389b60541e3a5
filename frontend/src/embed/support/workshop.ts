import { MapDocument } from '../../document/mapDocument';
import { newDoc } from '../../document/newDoc';
import type { NewNote } from '../../document/notes';
import type { EmbedContext } from '../context';
import { readContext } from '../context';

/** What the server tells of a board with two roles, as tests change it. */
export function told(changes: Partial<Parameters<typeof readContext>[0]> = {}) {
  return {
    board: { title: 'Meridian', account: 'Meridian Freight', departments: [] },
    language: 'en',
    live: true,
    section: null,
    maps: [
      {
        name: 'first',
        job_title: 'CFO',
        committee_roles: [],
        person: 'Helen Marsh',
        priority: 'must',
      },
      { name: 'second', job_title: 'CTO', committee_roles: [], person: null, priority: null },
    ],
    ...changes,
  };
}

/** The same, read. */
export function someContext(changes: Parameters<typeof told>[0] = {}): EmbedContext {
  return readContext(told(changes));
}

/** A map to write on. */
export function newMap(): MapDocument {
  return new MapDocument(newDoc(), () => 1);
}

/** Puts a note onto a map. */
export function put(map: MapDocument, text: string, changes: Partial<NewNote> = {}): string {
  const note = { section: 'see', pos: [2400, 500], colour: 'blue', author: 'ann' } as const;
  return map.addNote({ ...note, department: 'marketing', text, ...changes });
}

/** Lets the tellings of a document come through. */
export const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** Stands in for the browser's layout, which tests don't have; returns how to tell of a new size. */
export class FakeResizeObserver {
  static readonly all = new Set<() => void>();
  readonly #callback: () => void;

  constructor(callback: () => void) {
    this.#callback = callback;
  }

  observe(): void {
    FakeResizeObserver.all.add(this.#callback);
  }

  disconnect(): void {
    FakeResizeObserver.all.delete(this.#callback);
  }

  static tell(): void {
    for (const callback of [...FakeResizeObserver.all]) callback();
  }
}

/** Gives an element a size. */
export function sizeOf(target: Element, width: number, height: number): void {
  Object.defineProperty(target, 'clientWidth', { value: width, configurable: true });
  Object.defineProperty(target, 'clientHeight', { value: height, configurable: true });
}

import { byRank, type Ranked } from './ranks';

const FEW = 24;

/** The ids of the shown notes from bottom to top; the same array until the order changes. */
export class NoteOrder {
  #entries: Ranked[] = [];
  #ids: readonly string[] = [];

  get ids(): readonly string[] {
    return this.#ids;
  }

  /** The rank of the topmost note, or the empty text when there is none. */
  get top(): string {
    return this.#entries.at(-1)?.rank ?? '';
  }

  /** Takes out what `before` held, puts in what `after` holds; both may be of the same notes. */
  replace(before: readonly Ranked[], after: readonly Ranked[]): void {
    if (before.length + after.length > FEW) this.#rebuild(before, after);
    else this.#splice(before, after);
    this.#ids = this.#entries.map(({ id }) => id);
  }

  #rebuild(before: readonly Ranked[], after: readonly Ranked[]): void {
    const left = new Set(before.map(({ id }) => id));
    const stayed = this.#entries.filter(({ id }) => !left.has(id));
    this.#entries = [...stayed, ...after].sort(byRank);
  }

  #splice(before: readonly Ranked[], after: readonly Ranked[]): void {
    for (const entry of before) this.#entries.splice(this.#place(entry), 1);
    for (const entry of after) this.#entries.splice(this.#place(entry), 0, entry);
  }

  /** The first place whose entry is not below this one: where it is, or where it belongs. */
  #place(entry: Ranked): number {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const found = this.#entries[middle];
      if (found && byRank(found, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

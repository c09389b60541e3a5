/** A set of functions to call when something changes. */
export class Listeners<T = void> {
  #all = new Set<(value: T) => void>();

  /** Adds a listener and returns how to remove it. */
  add(listener: (value: T) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  /** Calls every listener; one that was removed meanwhile is left out. */
  call(value: T): void {
    for (const listener of [...this.#all]) {
      if (this.#all.has(listener)) listener(value);
    }
  }
}

/** Calls its listeners once per microtask, however often it was told of a change before. */
export class Notifier<T = void> {
  readonly #listeners = new Set<(value: T) => void>();

  subscribe(listener: (value: T) => void): () => void {
    // A wrapper of its own, so that one function subscribed twice can leave once.
    const call = (value: T) => listener(value);
    this.#listeners.add(call);
    return () => this.#listeners.delete(call);
  }

  get isEmpty(): boolean {
    return this.#listeners.size === 0;
  }

  notify(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  clear(): void {
    this.#listeners.clear();
  }
}

/** Runs a function once at the end of the current task, however often it is asked to. */
export class Flush {
  readonly #run: () => void;
  #isWaiting = false;
  #isStopped = false;

  constructor(run: () => void) {
    this.#run = run;
  }

  request(): void {
    if (this.#isWaiting || this.#isStopped) return;
    this.#isWaiting = true;
    // Yjs transactions are synchronous: a microtask never runs inside one.
    queueMicrotask(() => {
      this.#isWaiting = false;
      if (!this.#isStopped) this.#run();
    });
  }

  stop(): void {
    this.#isStopped = true;
  }
}

/** Stops a timer; harmless once it has run. */
export type Cancel = () => void;

/** Time as a session sees it, so that tests can move it. Milliseconds throughout. */
export interface Clock {
  now(): number;
  after(delay: number, run: () => void): Cancel;
}

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, run) {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
};

/** A timer that is set anew each time; only the latest setting counts. */
export class Timer {
  readonly #clock: Clock;
  #cancel: Cancel | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isSet(): boolean {
    return this.#cancel !== null;
  }

  set(delay: number, run: () => void): void {
    this.clear();
    this.#cancel = this.#clock.after(delay, () => {
      this.#cancel = null;
      run();
    });
  }

  clear(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}

/** What a step 2 told the server: nothing, deletions that it may well have, or new content. */
export type News = 'nothing' | 'deletions' | 'content';

interface Sent {
  readonly frame: number;
  readonly changes: number;
  /** One while nobody knows whether the frame told anything new. */
  readonly doubt: number;
}

/**
 * Which local changes the server has not acknowledged. The document frames of a connection count
 * from 1; `saved n` says that the first n are on disk (P5).
 */
export class Ledger {
  #waiting = 0;
  #sent: readonly Sent[] = [];
  #frame = 0;

  /** Local changes that may not be on the server's disk. */
  get unsaved(): number {
    return this.#sent.reduce((sum, { changes, doubt }) => sum + changes + doubt, this.#waiting);
  }

  /** Notes changes that no frame carries yet. */
  add(changes = 1): void {
    this.#waiting += changes;
  }

  /** Counts a frame that carries so many of the waiting changes. */
  send(changes: number): void {
    this.#frame += 1;
    this.#waiting -= changes;
    if (changes > 0) this.#sent = [...this.#sent, { frame: this.#frame, changes, doubt: 0 }];
  }

  /** Counts a step 2: it carries everything that is not acknowledged, sent before or not. */
  answer(news: News): void {
    this.#frame += 1;
    this.#recall();
    const changes = Math.max(this.#waiting, news === 'content' ? 1 : 0);
    const doubt = changes === 0 && news === 'deletions' ? 1 : 0;
    this.#waiting = 0;
    if (changes + doubt > 0) this.#sent = [{ frame: this.#frame, changes, doubt }];
  }

  /** The first frames are on disk. */
  saved(frames: number): void {
    this.#sent = this.#sent.filter(({ frame }) => frame > frames);
  }

  /** The latest frames were not kept: only the next step 2 brings them back (P6). */
  refused(): void {
    this.#recall();
  }

  /** A connection ended: the count begins anew, and what was not acknowledged waits again. */
  restart(): void {
    this.#recall();
    this.#frame = 0;
  }

  #recall(): void {
    this.#waiting = this.#sent.reduce((sum, { changes }) => sum + changes, this.#waiting);
    this.#sent = [];
  }
}

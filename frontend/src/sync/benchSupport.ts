import * as Y from 'yjs';
import { type Epochs, fresh, type KnownEpoch } from './epochs';
import type { OfflineCopy, OpenCopy } from './offlineCopy';
import { openSession } from './session';
import { FakeClock, FakeServer } from './testSupport';
import type { Session } from './types';

/** How long local edits are gathered before they go out. */
export const FRAME = 16;

/** A server, a clock and the sessions of one test. */
export class Bench {
  readonly clock = new FakeClock();
  readonly server = new FakeServer(this.clock);
  /** What the device of all sessions knows of epochs. */
  readonly known = new Map<string, KnownEpoch>();
  readonly #sessions: Session[] = [];
  readonly #epochs: Epochs = {
    read: (document) => this.known.get(document) ?? fresh(document),
    keep: (document, known) => this.known.set(document, known),
  };

  open(doc = new Y.Doc(), storage: OpenCopy | null = null, presence = false): Session {
    const { makeSocket } = this.server;
    const random = () => 1;
    const { clock } = this;
    const session = openSession({
      ...{ document: 'm1', doc, presence, makeSocket, clock, random, storage },
      epochs: this.#epochs,
    });
    this.#sessions.push(session);
    return session;
  }

  /** A session in step with the server. */
  online(doc = new Y.Doc(), presence = false): Session {
    const session = this.open(doc, null, presence);
    this.clock.advance(1);
    return session;
  }

  close(): void {
    for (const session of this.#sessions) session.close();
  }
}

/** What a document's text says. */
export function textOf(doc: Y.Doc): string {
  return doc.getText('t').toString();
}

/** Types at the end of a document's text. */
export function type(doc: Y.Doc, text: string): void {
  doc.getText('t').insert(doc.getText('t').length, text);
}

/** A copy whose reading a test ends; what it then holds comes with its own origin. */
export class HeldCopy {
  readonly kept: number[] = [];
  isClosed = false;
  readonly #origin = { copy: true };
  #resolve: (unsaved: number) => void = () => {};
  readonly #loaded = new Promise<number>((resolve) => {
    this.#resolve = resolve;
  });
  #doc: Y.Doc | null = null;

  readonly open: OpenCopy = (_name, doc): OfflineCopy => {
    this.#doc = doc;
    return {
      loaded: this.#loaded,
      owns: (origin) => origin === this.#origin,
      keepUnsaved: (count) => this.kept.push(count),
      secure: () => {},
      close: () => {
        this.isClosed = true;
      },
    };
  };

  async finish(unsaved: number, update?: Uint8Array): Promise<void> {
    if (this.#doc && update) Y.applyUpdate(this.#doc, update, this.#origin);
    this.#resolve(unsaved);
    await this.#loaded;
  }
}

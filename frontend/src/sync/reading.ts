import * as Y from 'yjs';
import { type Clock, systemClock } from './clock';
import { Connection } from './connection';
import { helloFrame, type Incoming, step1Frame } from './frames';
import type { Link } from './machine';
import { followPage } from './page';
import { type MakeSocket, webSockets } from './socket';

/** How a reader stands with its server; the last three are for good. */
export type ReadingPhase = 'waiting' | 'live' | 'away' | 'restored' | 'outdated' | 'ended';

/** What a document is read with; what is optional has a default that works in browsers. */
export interface ReadingOptions {
  /** The path of the socket on the server that this page came from. */
  readonly path: string;
  readonly doc: Y.Doc;
  /** Hears when the phase may be another one. */
  readonly onPhase: (phase: ReadingPhase) => void;
  /** Hears the subject of what changed beside the document (P8). */
  readonly onChanged: (subject: string) => void;
  readonly makeSocket?: MakeSocket;
  readonly clock?: Clock;
  readonly random?: () => number;
}

/** Follows a document without writing, being seen, or keeping a copy; returns how to stop. */
export function readDocument(options: ReadingOptions): () => void {
  const reader = new Reader(options);
  return () => reader.close();
}

class Reader {
  readonly #options: ReadingOptions;
  readonly #connection: Connection;
  readonly #leavePage: () => void;
  /** The history that this reader has; another one must never be mixed into it (P14). */
  #epoch: number | null = null;
  #phase: ReadingPhase = 'waiting';
  #wasLive = false;

  constructor(options: ReadingOptions) {
    this.#options = options;
    this.#connection = this.#connect(options);
    this.#leavePage = followPage({
      woken: () => this.#connection.wake(),
      lost: () => this.#connection.dispatch({ is: 'lost' }),
      leaving: () => {},
    });
    this.#connection.dispatch({ is: 'loaded' });
    this.#connection.dispatch({ is: 'started' });
  }

  close(): void {
    this.#leavePage();
    this.#phase = 'ended';
    this.#connection.dispatch({ is: 'stopped' });
  }

  #connect({ path, makeSocket, clock, random }: ReadingOptions): Connection {
    const parts = {
      path,
      makeSocket: makeSocket ?? webSockets(),
      clock: clock ?? systemClock,
      random: random ?? Math.random,
    };
    return new Connection(parts, {
      greet: () => this.#connection.send(helloFrame(this.#epoch)),
      ask: () => this.#connection.send(step1Frame(Y.encodeStateVector(this.#options.doc))),
      // Whoever only reads has nothing that the server lacks.
      answer: () => {},
      received: (frame) => this.#receive(frame),
      ended: () => {},
      changed: () => this.#tell(),
    });
  }

  #receive(frame: Incoming): void {
    switch (frame.type) {
      case 'step2':
      case 'update':
        Y.applyUpdate(this.#options.doc, frame.update);
        if (frame.type === 'step2') this.#connection.dispatch({ is: 'filled' });
        break;
      case 'hello':
        this.#greeted(frame.version, frame.epoch);
        break;
      case 'level':
        this.#connection.dispatch({ is: 'levelled', level: frame.level });
        break;
      case 'changed':
        this.#options.onChanged(frame.subject);
        break;
    }
  }

  #greeted(version: number, epoch: number | null): void {
    const isSameEpoch = epoch === null || (this.#epoch ?? epoch) === epoch;
    if (isSameEpoch) this.#epoch = epoch ?? this.#epoch;
    this.#connection.dispatch({ is: 'greeted', version, isSameEpoch });
  }

  #tell(): void {
    const next = phaseOf(this.#connection.link, this.#wasLive);
    if (this.#phase === next || this.#phase === 'ended') return;
    this.#phase = next;
    this.#wasLive ||= next === 'live';
    this.#options.onPhase(next);
  }
}

function phaseOf({ phase, isFilled }: Link, wasLive: boolean): ReadingPhase {
  switch (phase) {
    case 'connecting':
    case 'online':
      return isFilled ? 'live' : wasLive ? 'away' : 'waiting';
    case 'offline':
      return 'away';
    case 'restored':
    case 'outdated':
      return phase;
    default:
      return 'ended';
  }
}

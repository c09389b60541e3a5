import { retryDelay } from './backoff';
import { type Clock, Timer } from './clock';
import { decodeFrame, type Incoming } from './frames';
import { type Effect, FIRST_LINK, type Link, type LinkEvent, step } from './machine';
import type { MakeSocket, Socket } from './socket';

/** What a connection is made of. */
export interface ConnectionOptions {
  readonly path: string;
  readonly makeSocket: MakeSocket;
  readonly clock: Clock;
  readonly random: () => number;
}

/** What a connection asks of the document behind it. */
export interface ConnectionHooks {
  /** Send a hello. */
  greet(): void;
  /** Send a step 1. */
  ask(): void;
  /** Send a step 2 for that state vector. */
  answer(vector: Uint8Array): void;
  received(frame: Incoming): void;
  /** The socket is gone; nothing that was sent on it will be acknowledged any more. */
  ended(): void;
  /** The link may be another one. */
  changed(): void;
}

/** The server sends something every 20 s: a connection silent for longer than this is dead. */
const SILENCE = 45_000;

/** Carries out what the machine decides: sockets, retries, and a watch over silence. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #hooks: ConnectionHooks;
  readonly #retry: Timer;
  readonly #watchdog: Timer;
  readonly #events: LinkEvent[] = [];
  #link: Link = FIRST_LINK;
  #socket: Socket | null = null;
  /** Tells the events of the present socket from those of one given up. */
  #current: object | null = null;
  #heardAt = 0;
  #isBusy = false;

  constructor(options: ConnectionOptions, hooks: ConnectionHooks) {
    this.#options = options;
    this.#hooks = hooks;
    this.#retry = new Timer(options.clock);
    this.#watchdog = new Timer(options.clock);
  }

  get link(): Link {
    return this.#link;
  }

  /** Lets the machine decide about an event; one that comes meanwhile waits for its turn. */
  dispatch(event: LinkEvent): void {
    this.#events.push(event);
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (let next = this.#events.shift(); next; next = this.#events.shift()) this.#take(next);
    } finally {
      this.#isBusy = false;
    }
  }

  send(frame: Uint8Array): void {
    this.#socket?.send(frame);
  }

  /** Connects at once if nothing does, also when a sleep outlasted the silence that is allowed. */
  wake(): void {
    const isSilent = this.#options.clock.now() - this.#heardAt > SILENCE;
    if (this.#link.socket !== 'none' && isSilent) this.dispatch({ is: 'lost' });
    this.dispatch({ is: 'woken' });
  }

  #take(event: LinkEvent): void {
    const [link, ...effects] = step(this.#link, event);
    this.#link = link;
    for (const effect of effects) this.#run(effect);
    this.#hooks.changed();
  }

  #run(effect: Effect): void {
    switch (effect.do) {
      case 'connect':
        this.#connect();
        break;
      case 'drop':
        this.#drop();
        break;
      case 'greet':
        this.#hooks.greet();
        break;
      case 'ask':
        this.#hooks.ask();
        break;
      case 'answer':
        this.#answer(effect.vector);
        break;
      case 'retry':
        this.#retryAfter(retryDelay(effect.attempt, this.#options.random));
        break;
    }
  }

  #retryAfter(delay: number): void {
    this.#retry.set(delay, () => this.dispatch({ is: 'due' }));
  }

  #connect(): void {
    this.#retry.clear();
    this.#listen();
    const current = {};
    const ifCurrent = (run: () => void) => {
      if (this.#current === current) run();
    };
    this.#current = current;
    try {
      this.#socket = this.#options.makeSocket(this.#options.path, {
        opened: () => ifCurrent(() => this.dispatch({ is: 'opened' })),
        received: (frame) => ifCurrent(() => this.#receive(frame)),
        closed: (code) => ifCurrent(() => this.dispatch({ is: 'closed', code })),
      });
    } catch {
      this.dispatch({ is: 'lost' });
    }
  }

  #drop(): void {
    const socket = this.#socket;
    this.#current = null;
    this.#socket = null;
    this.#retry.clear();
    this.#watchdog.clear();
    socket?.close();
    this.#hooks.ended();
  }

  #listen(): void {
    this.#heardAt = this.#options.clock.now();
    this.#watchdog.set(SILENCE, () => this.dispatch({ is: 'lost' }));
  }

  #receive(frame: Uint8Array): void {
    this.#listen();
    this.#guard(() => {
      const incoming = decodeFrame(frame);
      this.dispatch({ is: 'heard' });
      this.#hooks.received(incoming);
    });
  }

  #answer(vector: Uint8Array): void {
    this.#guard(() => this.#hooks.answer(vector));
  }

  /** A frame that can't be understood ends the connection, as it would on the other side. */
  #guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      console.error(error);
      this.dispatch({ is: 'lost' });
    }
  }
}

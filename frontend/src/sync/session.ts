import * as Y from 'yjs';
import { allowed, type Level } from '../shared/access';
import { limits } from '../shared/limits';
import { type Clock, systemClock, Timer } from './clock';
import { Connection } from './connection';
import { type Epochs, type KnownEpoch, localEpochs, renewed } from './epochs';
import {
  awarenessFrame,
  helloFrame,
  type Incoming,
  step1Frame,
  step2Frame,
  updateFrame,
} from './frames';
import { Ledger, type News } from './ledger';
import { isFlowing, isInStep } from './machine';
import { copyName, indexedDbCopy, type OfflineCopy, type OpenCopy } from './offlineCopy';
import { Outbox } from './outbox';
import { followPage } from './page';
import { LivePresence, NO_PRESENCE } from './presence';
import { type MakeSocket, webSockets } from './socket';
import { splitUpdate } from './split';
import type { Presence, Session, SyncState } from './types';

/** What a session is opened with; what is optional has a default that works in browsers. */
export interface SessionOptions {
  /** The id of a board or a map. */
  readonly document: string;
  readonly doc: Y.Doc;
  /** Whether people see each other here. */
  readonly presence: boolean;
  readonly makeSocket?: MakeSocket;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** Opens the copy on this device; null keeps none. */
  readonly storage?: OpenCopy | null;
  /** Where this device keeps which history of the document it has. */
  readonly epochs?: Epochs;
}

/** Edits of one animation frame go out together. */
const GATHERING = 16;
/** A database that another tab blocks must not keep us from the server. */
const PATIENCE = 3_000;
/** What one document frame may carry, less its own type and length. */
const ROOM = limits.updateBytes - 16;
const REMOTE = Symbol('remote');

/** Opens a document: connects, keeps a copy on this device, and reconnects until it is closed. */
export function openSession(options: SessionOptions): Session {
  return new DocumentSession(options);
}

class DocumentSession implements Session {
  readonly presence: Presence;
  readonly #doc: Y.Doc;
  readonly #document: string;
  readonly #epochs: Epochs;
  readonly #live: LivePresence | null;
  readonly #copy: OfflineCopy | null;
  readonly #connection: Connection;
  readonly #ledger = new Ledger();
  readonly #outbox = new Outbox();
  readonly #gathering: Timer;
  readonly #patience: Timer;
  readonly #listeners = new Set<() => void>();
  readonly #changeListeners = new Set<(subject: string) => void>();
  readonly #leavePage: () => void;
  #isCopyRead = false;
  #isClosed = false;
  #level: Level | null = null;
  #known: KnownEpoch;
  #state: SyncState;

  constructor(options: SessionOptions) {
    const { document, doc, clock = systemClock, storage = indexedDbCopy } = options;
    this.#doc = doc;
    this.#document = document;
    this.#epochs = options.epochs ?? localEpochs;
    this.#known = this.#epochs.read(document);
    this.#gathering = new Timer(clock);
    this.#patience = new Timer(clock);
    this.#connection = this.#makeConnection(options, clock);
    this.#state = this.#readState();
    this.#live = options.presence ? this.#makePresence(clock) : null;
    this.presence = this.#live ?? NO_PRESENCE;
    this.#copy = storage?.(copyName(this.#known.copy), doc) ?? null;
    doc.on('update', this.#onUpdate);
    this.#leavePage = this.#followPage();
    this.#load();
    this.#connection.dispatch({ is: 'started' });
  }

  state(): SyncState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onChanged(listener: (subject: string) => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  reconnectNow(): void {
    this.#connection.dispatch({ is: 'forced' });
  }

  close(): void {
    this.#isClosed = true;
    this.#leavePage();
    this.#flush();
    this.#live?.destroy();
    this.#patience.clear();
    this.#doc.off('update', this.#onUpdate);
    this.#connection.dispatch({ is: 'stopped' });
    this.#copy?.close();
    this.#listeners.clear();
    this.#changeListeners.clear();
  }

  #makeConnection({ document, makeSocket, random }: SessionOptions, clock: Clock): Connection {
    const options = {
      path: `/sync/${encodeURIComponent(document)}`,
      makeSocket: makeSocket ?? webSockets(),
      random: random ?? Math.random,
      clock,
    };
    return new Connection(options, {
      greet: () => this.#connection.send(helloFrame(this.#known.epoch)),
      ask: () => this.#ask(),
      answer: (vector) => this.#answer(vector),
      received: (frame) => this.#receive(frame),
      ended: () => this.#end(),
      changed: () => this.#publish(),
    });
  }

  #makePresence(clock: Clock): LivePresence {
    const send = (update: Uint8Array) => this.#connection.send(awarenessFrame(update));
    return new LivePresence(this.#doc, clock, send);
  }

  #followPage(): () => void {
    return followPage({
      woken: () => this.#connection.wake(),
      lost: () => this.#connection.dispatch({ is: 'lost' }),
      leaving: () => this.#leave(),
    });
  }

  #leave(): void {
    this.#flush();
    this.#copy?.secure();
  }

  #load(): void {
    const loaded = () => this.#connection.dispatch({ is: 'loaded' });
    // Of what the server never brought here there is no copy worth waiting for.
    if (this.#copy && this.#known.epoch !== null) this.#patience.set(PATIENCE, loaded);
    else loaded();
    this.#copy?.loaded.then(
      (unsaved) => this.#copyRead(unsaved),
      () => this.#copyRead(0),
    );
  }

  #copyRead(unsaved: number): void {
    if (this.#isClosed) return;
    this.#patience.clear();
    this.#isCopyRead = true;
    if (!this.#connection.link.isAnswered) this.#ledger.add(unsaved);
    this.#connection.dispatch({ is: 'loaded' });
  }

  #ask(): void {
    this.#connection.send(step1Frame(Y.encodeStateVector(this.#doc)));
    this.#live?.announce();
  }

  /** Sends everything that the server lacks, what was sent before and not acknowledged too (P13). */
  #answer(vector: Uint8Array): void {
    const update = Y.encodeStateAsUpdate(this.#doc, vector);
    this.#outbox.clear();
    this.#gathering.clear();
    splitUpdate(update, ROOM).forEach((part, index, parts) => {
      if (index === parts.length - 1) this.#ledger.answer(newsIn(update));
      else this.#ledger.send(0);
      this.#connection.send(index === 0 ? step2Frame(part) : updateFrame(part));
    });
  }

  #receive(frame: Incoming): void {
    switch (frame.type) {
      case 'step1':
        this.#connection.dispatch({ is: 'asked', vector: frame.vector });
        break;
      case 'step2':
        Y.applyUpdate(this.#doc, frame.update, REMOTE);
        this.#connection.dispatch({ is: 'filled' });
        break;
      case 'update':
        Y.applyUpdate(this.#doc, frame.update, REMOTE);
        break;
      case 'awareness':
        this.#live?.receive(frame.update);
        break;
      case 'queryAwareness':
        this.#live?.announce();
        break;
      case 'hello':
        this.#greeted(frame.version, frame.epoch);
        break;
      case 'saved':
        this.#saved(frame.count);
        break;
      case 'refused':
        this.#refused(frame.reason);
        break;
      case 'level':
        this.#levelled(frame.level);
        break;
      case 'changed':
        for (const listener of [...this.#changeListeners]) listener(frame.subject);
        break;
      case 'other':
        break;
    }
  }

  #levelled(level: Level): void {
    this.#level = level;
    this.#live?.mute(!allowed(level, 'point'));
    // What waits would only end the connection; it stays counted, so that it can be rescued.
    if (!allowed(level, 'edit')) this.#forget();
    this.#connection.dispatch({ is: 'levelled', level });
  }

  /** What we have of another history must never be mixed into this one (P14). */
  #greeted(version: number, epoch: number | null): void {
    const isSameEpoch = epoch === null || (this.#known.epoch ?? epoch) === epoch;
    if (epoch !== null) this.#learn(epoch, isSameEpoch);
    this.#connection.dispatch({ is: 'greeted', version, isSameEpoch });
  }

  #learn(epoch: number, isSameEpoch: boolean): void {
    if (isSameEpoch) this.#known = { ...this.#known, epoch };
    this.#epochs.keep(this.#document, isSameEpoch ? this.#known : renewed(this.#document, epoch));
  }

  #saved(count: number): void {
    this.#ledger.saved(count);
    if (this.#ledger.unsaved === 0) this.#connection.dispatch({ is: 'settled' });
    this.#publish();
  }

  #refused(reason: string): void {
    this.#ledger.refused();
    this.#forget();
    this.#connection.dispatch({ is: 'refused', reason });
  }

  #end(): void {
    this.#ledger.restart();
    this.#forget();
    this.#live?.forgetOthers();
  }

  /** Leaves the gathered edits to the next step 2. */
  #forget(): void {
    this.#outbox.clear();
    this.#gathering.clear();
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === REMOTE) return;
    const flows = isFlowing(this.#connection.link);
    // What the copy brings before the handshake is part of our step 2; later it is news.
    if (this.#copy?.owns(origin) && !flows) return;
    this.#ledger.add();
    if (flows) this.#gather(update);
    this.#publish();
  };

  #gather(update: Uint8Array): void {
    this.#outbox.add(update);
    if (!this.#gathering.isSet) this.#gathering.set(GATHERING, () => this.#flush());
  }

  #flush(): void {
    this.#gathering.clear();
    for (const { update, changes } of this.#outbox.take(ROOM)) {
      splitUpdate(update, ROOM).forEach((part, index, parts) => {
        this.#ledger.send(index === parts.length - 1 ? changes : 0);
        this.#connection.send(updateFrame(part));
      });
    }
  }

  #readState(): SyncState {
    const { link } = this.#connection;
    const { phase, refusal, isLoaded } = link;
    const unsaved = this.#ledger.unsaved;
    const level = this.#level;
    return { phase, synced: isInStep(link), loadedLocally: isLoaded, unsaved, refusal, level };
  }

  #publish(): void {
    const [before, after] = [this.#state, this.#readState()];
    if (isSameState(before, after)) return;
    this.#state = after;
    if (this.#isCopyRead && before.unsaved !== after.unsaved)
      this.#copy?.keepUnsaved(after.unsaved);
    for (const listener of [...this.#listeners]) listener();
  }
}

function isSameState(a: SyncState, b: SyncState): boolean {
  return (Object.keys(a) as (keyof SyncState)[]).every((key) => a[key] === b[key]);
}

/** What a step 2 may tell the server. Deletions are always told in full, known or not. */
function newsIn(update: Uint8Array): News {
  const { structs, ds } = Y.decodeUpdate(update);
  if (structs.length > 0) return 'content';
  return ds.clients.size > 0 ? 'deletions' : 'nothing';
}

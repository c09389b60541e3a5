import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { protocol } from '../shared/protocol';
import type { Cancel, Clock } from './clock';
import type { MakeSocket, SocketEvents } from './socket';

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now = 0;
  #timers: { at: number; run: () => void }[] = [];

  get pending(): number {
    return this.#timers.length;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, run: () => void): Cancel {
    const timer = { at: this.#now + delay, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  advance(time: number): void {
    const end = this.#now + time;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.at;
      next.run();
    }
    this.#now = end;
  }

  #next(end: number) {
    return this.#timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
  }
}

const { messages, syncSteps } = protocol;

/** From this level on, edits are taken. */
const EDIT = 3;

/** Builds a frame of the server's. */
export function frame(
  type: number,
  ...parts: readonly (number | string | Uint8Array)[]
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else if (typeof part === 'string') encoding.writeVarString(encoder, part);
    else encoding.writeVarUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

/** One client's connection, as the fake server sees it. */
export class Line {
  readonly path: string;
  readonly events: SocketEvents;
  /** What the client sent, in words: `hello`, `step1`, `step2`, `update`, `awareness`. */
  readonly heard: string[] = [];
  /** The sizes of its document frames. */
  readonly sizes: number[] = [];
  isOpen = false;
  isClosed = false;
  documents = 0;

  constructor(path: string, events: SocketEvents) {
    this.path = path;
    this.events = events;
  }

  send(type: number, ...parts: readonly (number | string | Uint8Array)[]): void {
    if (this.isOpen && !this.isClosed) this.events.received(frame(type, ...parts));
  }

  close(code: number): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.events.closed(code);
  }
}

interface Waiting {
  readonly line: Line;
  readonly update: Uint8Array;
  readonly frame: number;
}

/**
 * A server in memory that follows the rules of the wire; tests switch its behaviour. What it shows
 * is what is on its disk: frames wait for `save`, and a crash forgets those that wait.
 */
export class FakeServer {
  doc = new Y.Doc();
  readonly lines: Line[] = [];
  readonly awareness: Uint8Array[] = [];
  isUp = true;
  /** Commit frames at once; else `save` does. */
  savesAtOnce = true;
  /** The store fails: frames are dropped until `recover`. */
  isFailing = false;
  version = protocol.version;
  epoch = 1;
  /** What everyone may do; null does as a server that knows no levels. */
  level: number | null = null;
  readonly #clock: FakeClock;
  #waiting: Waiting[] = [];

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  /** The latest connection. */
  get line(): Line {
    const line = this.lines.at(-1);
    if (!line) throw new Error('nobody has connected yet');
    return line;
  }

  readonly makeSocket: MakeSocket = (path, events) => {
    const line = new Line(path, events);
    this.lines.push(line);
    this.#clock.after(1, () => (this.isUp ? this.#open(line) : line.close(1006)));
    return {
      send: (data) => this.#take(line, data),
      close: () => {
        line.isClosed = true;
      },
    };
  };

  /** Commits what waits, or only the first so many frames of it, then tells everyone. */
  save(most = Infinity): void {
    const batch = this.#waiting.slice(0, most);
    this.#waiting = this.#waiting.slice(batch.length);
    for (const { update } of batch) Y.applyUpdate(this.doc, update);
    for (const { line, update, frame: number } of batch) {
      this.#relay(line, messages.sync, syncSteps.update, update);
      line.send(messages.saved, number);
    }
  }

  /** Goes down without a word; a new process starts from the disk. */
  crash(): void {
    this.#waiting = [];
    const disk = Y.encodeStateAsUpdate(this.doc);
    this.doc = new Y.Doc();
    Y.applyUpdate(this.doc, disk);
    for (const line of this.lines) if (line.isOpen) line.close(1006);
  }

  /** The store works again. */
  recover(): void {
    this.isFailing = false;
    for (const line of this.lines) this.#ask(line);
  }

  /** Changes what everyone may do: whoever may edit now is asked for what they have (A3). */
  setLevel(level: number): void {
    this.level = level;
    for (const line of this.lines) {
      line.send(messages.level, level);
      if (this.#takesEdits) this.#ask(line);
    }
  }

  get #takesEdits(): boolean {
    return (this.level ?? EDIT) >= EDIT;
  }

  #open(line: Line): void {
    if (line.isClosed) return;
    line.isOpen = true;
    line.events.opened();
    if (this.#takesEdits) this.#ask(line);
  }

  #ask(line: Line): void {
    line.send(messages.sync, syncSteps.step1, Y.encodeStateVector(this.doc));
  }

  #take(line: Line, data: Uint8Array): void {
    if (line.isClosed || !line.isOpen) return;
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type === messages.hello) this.#greet(line, decoder);
    else if (type === messages.awareness) this.#point(line, decoding.readVarUint8Array(decoder));
    else this.#sync(line, decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
  }

  #greet(line: Line, decoder: decoding.Decoder): void {
    line.heard.push('hello');
    decoding.readVarUint(decoder);
    const epoch = decoding.hasContent(decoder) ? decoding.readVarUint(decoder) : this.epoch;
    line.send(messages.hello, this.version, this.epoch);
    if (this.level !== null) line.send(messages.level, this.level);
    if (epoch !== this.epoch) line.close(protocol.closeCodes.restored);
  }

  #point(line: Line, update: Uint8Array): void {
    line.heard.push('awareness');
    this.awareness.push(update);
    this.#relay(line, messages.awareness, update);
  }

  #sync(line: Line, step: number, bytes: Uint8Array): void {
    if (step === syncSteps.step1) {
      line.heard.push('step1');
      const missing = Y.encodeStateAsUpdate(this.doc, bytes);
      line.send(messages.sync, syncSteps.step2, missing);
      return;
    }
    line.heard.push(step === syncSteps.step2 ? 'step2' : 'update');
    if (!this.#takesEdits) {
      line.close(protocol.closeCodes.forbidden);
      return;
    }
    line.sizes.push(bytes.length);
    line.documents += 1;
    if (this.isFailing) {
      line.send(messages.refused, 'storage');
      return;
    }
    this.#waiting.push({ line, update: bytes, frame: line.documents });
    if (this.savesAtOnce) this.save();
  }

  #relay(from: Line, type: number, ...parts: readonly (number | Uint8Array)[]): void {
    for (const line of this.lines) if (line !== from) line.send(type, ...parts);
  }
}

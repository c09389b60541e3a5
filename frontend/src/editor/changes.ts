import type { MapDocument } from '../document/mapDocument';
import type { SectionKey } from '../shared/catalogue';
import { Listeners } from '../shared/listeners';

/** What others did to the notes of a map since the last report. */
export interface ChangeReport {
  readonly added: readonly { readonly author: string; readonly section: SectionKey }[];
  readonly removed: number;
  readonly moved: readonly SectionKey[];
}

interface Trace {
  readonly section: SectionKey;
  readonly author: string;
}

/** Tells what others did, for people who cannot see it happen. */
export class Changes {
  #map: MapDocument;
  #before: Map<string, Trace>;
  #isOwn = false;
  #reported = new Listeners<ChangeReport>();
  #stops: readonly (() => void)[];

  /** Follows a map from its present content on. */
  constructor(map: MapDocument) {
    this.#map = map;
    this.#before = this.#trace();
    this.#stops = [
      map.subscribe(() => this.#compare()),
      // A note may move to another section, which the list of notes doesn't tell.
      map.subscribeChanges((ids) => ids.some((id) => this.#hasMoved(id)) && this.#compare()),
    ];
  }

  /** Says that the changes of this turn are one's own and need no telling. */
  own(): void {
    this.#isOwn = true;
    // The map tells its listeners in a microtask: the second one from here comes after it.
    queueMicrotask(() => queueMicrotask(() => this.#disown()));
  }

  /** Whether the changes of this turn are one's own. */
  get isOwn(): boolean {
    return this.#isOwn;
  }

  /** Calls back with what others did. */
  subscribe = (listener: (report: ChangeReport) => void): (() => void) =>
    this.#reported.add(listener);

  /** Stops following. */
  destroy(): void {
    for (const stop of this.#stops) stop();
  }

  #disown(): void {
    this.#isOwn = false;
  }

  #trace(): Map<string, Trace> {
    const traces = new Map<string, Trace>();
    for (const id of this.#map.noteIds()) {
      const note = this.#map.note(id);
      if (note) traces.set(id, { section: note.section, author: note.author });
    }
    return traces;
  }

  #hasMoved(id: string): boolean {
    const [note, before] = [this.#map.note(id), this.#before.get(id)];
    return note !== undefined && before !== undefined && note.section !== before.section;
  }

  #compare(): void {
    const [before, after] = [this.#before, this.#trace()];
    this.#before = after;
    if (this.#isOwn) return;
    const report = difference(before, after);
    if (report.added.length + report.removed + report.moved.length > 0) this.#reported.call(report);
  }
}

function difference(before: Map<string, Trace>, after: Map<string, Trace>): ChangeReport {
  const added = [...after].filter(([id]) => !before.has(id)).map(([, trace]) => trace);
  const removed = [...before.keys()].filter((id) => !after.has(id)).length;
  const moved = [...after].flatMap(([id, { section }]) => {
    const old = before.get(id);
    return old && old.section !== section ? [section] : [];
  });
  return { added, removed, moved };
}

import type * as Y from 'yjs';
import { NoteOrder } from './noteOrder';
import type { Note } from './notes';
import { Flush, Notifier } from './notifier';
import type { Ranked } from './ranks';
import { isBinned, readNote } from './readNote';
import { isSameRecord, readMap } from './values';

type Events = readonly Y.YEvent<Y.AbstractType<unknown>>[];

/** What of the notes changed on one settling. */
interface Settling {
  readonly changed: Set<string>;
  readonly left: Ranked[];
  readonly came: Ranked[];
}

/**
 * The shown notes of a map, read lazily: a document event only marks notes, and each marked note
 * is read once, when someone asks or at the end of the task.
 */
export class NoteIndex {
  readonly #root: Y.Map<unknown>;
  readonly #notes = new Map<string, Note>();
  readonly #marked = new Set<string>();
  readonly #order = new NoteOrder();
  readonly #list = new Notifier();
  readonly #perNote = new Map<string, Notifier>();
  readonly #changes = new Notifier<readonly string[]>();
  readonly #news = new Set<string>();
  readonly #flush = new Flush(() => this.#tell());
  #toldIds: readonly string[];

  constructor(root: Y.Map<unknown>) {
    this.#root = root;
    for (const id of root.keys()) this.#marked.add(id);
    this.#settle();
    this.#news.clear();
    this.#toldIds = this.#order.ids;
    root.observeDeep(this.#onEvents);
  }

  get ids(): readonly string[] {
    this.#settle();
    return this.#order.ids;
  }

  /** The rank of the topmost note. */
  get top(): string {
    this.#settle();
    return this.#order.top;
  }

  get(id: string): Note | undefined {
    this.#settle();
    return this.#notes.get(id);
  }

  /** The shown notes in no particular order. */
  all(): Iterable<Note> {
    this.#settle();
    return this.#notes.values();
  }

  subscribe(listener: () => void): () => void {
    return this.#list.subscribe(listener);
  }

  subscribeNote(id: string, listener: () => void): () => void {
    const notifier = this.#perNote.get(id) ?? new Notifier();
    this.#perNote.set(id, notifier);
    const leave = notifier.subscribe(listener);
    return () => {
      leave();
      if (notifier.isEmpty && this.#perNote.get(id) === notifier) this.#perNote.delete(id);
    };
  }

  /** Hears which notes came, went or changed. */
  subscribeChanges(listener: (ids: readonly string[]) => void): () => void {
    return this.#changes.subscribe(listener);
  }

  destroy(): void {
    this.#root.unobserveDeep(this.#onEvents);
    this.#flush.stop();
    this.#list.clear();
    this.#perNote.clear();
    this.#changes.clear();
  }

  readonly #onEvents = (events: Events): void => {
    for (const event of events) {
      if (event.target === (this.#root as unknown)) this.#mark(event.keys.keys());
      else this.#mark([String(event.path[0])]);
    }
    this.#flush.request();
  };

  #mark(ids: Iterable<string>): void {
    for (const id of ids) this.#marked.add(id);
  }

  #settle(): void {
    if (this.#marked.size === 0) return;
    const settling: Settling = { changed: this.#news, left: [], came: [] };
    for (const id of this.#marked) this.#read(id, settling);
    this.#marked.clear();
    if (settling.left.length + settling.came.length > 0)
      this.#order.replace(settling.left, settling.came);
  }

  #read(id: string, { changed, left, came }: Settling): void {
    const fields = readMap(this.#root, id);
    const before = this.#notes.get(id);
    const after = fields && !isBinned(fields) ? readNote(id, fields) : undefined;
    if (before && after && isSameRecord(before, after)) return;
    if (!before && !after) return;
    changed.add(id);
    if (after) this.#notes.set(id, after);
    else this.#notes.delete(id);
    if (before?.z === after?.z) return;
    if (before) left.push({ id, rank: before.z });
    if (after) came.push({ id, rank: after.z });
  }

  #tell(): void {
    this.#settle();
    const news = [...this.#news];
    this.#news.clear();
    const isListNews = this.#toldIds !== this.#order.ids;
    this.#toldIds = this.#order.ids;
    for (const id of news) this.#perNote.get(id)?.notify();
    if (news.length > 0) this.#changes.notify(news);
    if (isListNews) this.#list.notify();
  }
}

import type * as Y from 'yjs';
import { isPriority, type Priority, type PromptSet, toPromptSet } from '../shared/catalogue';
import { type BoardDepartment, readDepartments } from './departments';
import { Flush, Notifier } from './notifier';
import { LOCAL } from './origin';
import { byRank, ranksForMove, readRank } from './ranks';
import { isBinned } from './readNote';
import {
  isSameList,
  isSameRecord,
  readMap,
  readNumber,
  readText,
  readTexts,
  writeFields,
} from './values';

/** What a board says about itself. */
export interface Meta {
  readonly schema: number;
  readonly title: string;
  readonly account: string;
  readonly colour: string;
  readonly prompts: PromptSet;
}

/** One tab of a board. */
export interface RoleEntry {
  readonly key: string;
  readonly rank: string;
  readonly priority: Priority | null;
  readonly title: string;
  readonly committeeRoles: readonly string[];
}

/** A workshop's board as a typed view of its Yjs document. */
export class BoardDocument {
  readonly doc: Y.Doc;
  readonly #metaRoot: Y.Map<unknown>;
  readonly #rolesRoot: Y.Map<unknown>;
  readonly #departmentsRoot: Y.Map<unknown>;
  readonly #notifier = new Notifier();
  readonly #flush = new Flush(() => this.#tell());
  #meta: Meta;
  #roles: readonly RoleEntry[];
  #isLocked = false;
  #departments: readonly BoardDepartment[];

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.#metaRoot = doc.getMap('meta');
    this.#rolesRoot = doc.getMap('roles');
    this.#departmentsRoot = doc.getMap('departments');
    this.#meta = readMeta(this.#metaRoot);
    this.#roles = readRoles(this.#rolesRoot);
    this.#departments = readDepartments(this.#departmentsRoot);
    for (const root of this.#watched) root.observeDeep(this.#onEvents);
  }

  /** What the board says about itself; the same object until it changes. */
  meta(): Meta {
    return this.#meta;
  }

  /** The roles in the order of their tabs, without the binned ones; the same array until then. */
  roles(): readonly RoleEntry[] {
    return this.#roles;
  }

  /** The departments in their order; the same array until one changes. */
  departments(): readonly BoardDepartment[] {
    return this.#departments;
  }

  /** Hears when the board's own data, its roles or departments changed. */
  subscribe(listener: () => void): () => void {
    return this.#notifier.subscribe(listener);
  }

  /** Lets this page edit the board, or no longer: the server would not take it. */
  lock(isLocked: boolean): void {
    this.#isLocked = isLocked;
  }

  /** Puts a role's tab before another one, or last. */
  moveRole(key: string, before: string | null): void {
    if (key === before || !this.#roles.some((role) => role.key === key)) return;
    const ranked = this.#roles.map(({ key: id, rank }) => ({ id, rank }));
    this.#edit(() => {
      for (const [id, rank] of ranksForMove(ranked, key, before)) this.#write(id, { rank });
    });
  }

  /** Says how much a role matters. */
  setPriority(key: string, priority: Priority): void {
    this.#edit(() => this.#write(key, { priority }));
  }

  /** Chooses which questions the guide asks. */
  choosePrompts(prompts: PromptSet): void {
    this.#edit(() => writeFields(this.#metaRoot, { prompts }));
  }

  /** Stops listening to the document, which stays as it is. */
  destroy(): void {
    for (const root of this.#watched) root.unobserveDeep(this.#onEvents);
    this.#flush.stop();
    this.#notifier.clear();
  }

  get #watched(): readonly Y.Map<unknown>[] {
    return [this.#metaRoot, this.#rolesRoot, this.#departmentsRoot];
  }

  #edit(edit: () => void): void {
    if (!this.#isLocked) this.doc.transact(edit, LOCAL);
  }

  #write(key: string, fields: Readonly<Record<string, unknown>>): void {
    const entry = readMap(this.#rolesRoot, key);
    if (entry) writeFields(entry, fields);
  }

  #isNews = false;

  // A board's document is small (300 roles at most): reading it whole is simpler than tracking.
  readonly #onEvents = (): void => {
    const [meta, roles] = [readMeta(this.#metaRoot), readRoles(this.#rolesRoot)];
    const departments = readDepartments(this.#departmentsRoot);
    if (!isSameRecord(meta, this.#meta)) {
      this.#meta = meta;
      this.#isNews = true;
    }
    if (!isSameList(departments, this.#departments)) {
      this.#departments = departments;
      this.#isNews = true;
    }
    if (!isSameList(roles, this.#roles)) {
      this.#roles = roles;
      this.#isNews = true;
    }
    if (this.#isNews) this.#flush.request();
  };

  #tell(): void {
    this.#isNews = false;
    this.#notifier.notify();
  }
}

function readMeta(root: Y.Map<unknown>): Meta {
  const text = (key: string) => readText(root.get(key)) ?? '';
  return {
    schema: readNumber(root.get('schema')) ?? 1,
    title: text('title'),
    account: text('account'),
    colour: text('colour'),
    prompts: toPromptSet(text('prompts')),
  };
}

function readRoles(root: Y.Map<unknown>): readonly RoleEntry[] {
  return [...root.keys()]
    .flatMap((key) => {
      const fields = readMap(root, key);
      return fields && !isBinned(fields) ? [readEntry(key, fields)] : [];
    })
    .sort((a, b) => byRank({ id: a.key, rank: a.rank }, { id: b.key, rank: b.rank }));
}

function readEntry(key: string, fields: Y.Map<unknown>): RoleEntry {
  const priority = fields.get('priority');
  return {
    key,
    rank: readRank(fields.get('rank')),
    priority: isPriority(priority) ? priority : null,
    title: readText(fields.get('title')) ?? '',
    committeeRoles: readTexts(fields.get('committee_roles')),
  };
}

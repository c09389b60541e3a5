import type * as Y from 'yjs';
import { Flush, Notifier } from './notifier';
import { isSameRecord, readText, readTexts, writeFields } from './values';

/** Whose map this is; the person's name is not in the document. */
export interface Role {
  readonly jobTitle: string;
  readonly committeeRoles: readonly string[];
  readonly position: string;
  readonly situation: string;
  readonly part: string;
  readonly stance: string;
  readonly focus: string;
}

/** What clients change; title and committee roles go through the server, which has copies of both. */
export type RolePatch = Partial<Omit<Role, 'jobTitle' | 'committeeRoles'>>;

/** The `role` root of a map. */
export class RoleRecord {
  readonly #root: Y.Map<unknown>;
  readonly #notifier = new Notifier();
  readonly #flush = new Flush(() => this.#tell());
  #role: Role;
  #told: Role;

  constructor(root: Y.Map<unknown>) {
    this.#root = root;
    this.#role = readRole(root);
    this.#told = this.#role;
    root.observeDeep(this.#onEvents);
  }

  read(): Role {
    const role = readRole(this.#root);
    if (!isSameRecord(role, this.#role)) this.#role = role;
    return this.#role;
  }

  write(patch: RolePatch): void {
    // An absent field and an empty one mean the same: keep the document small.
    writeFields(
      this.#root,
      Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, value || undefined])),
    );
  }

  subscribe(listener: () => void): () => void {
    return this.#notifier.subscribe(listener);
  }

  destroy(): void {
    this.#root.unobserveDeep(this.#onEvents);
    this.#flush.stop();
    this.#notifier.clear();
  }

  readonly #onEvents = (): void => this.#flush.request();

  #tell(): void {
    if (this.read() === this.#told) return;
    this.#told = this.read();
    this.#notifier.notify();
  }
}

function readRole(root: Y.Map<unknown>): Role {
  const text = (key: string) => readText(root.get(key)) ?? '';
  return {
    jobTitle: text('job_title'),
    committeeRoles: readTexts(root.get('committee_roles')),
    position: text('position'),
    situation: text('situation'),
    part: text('part'),
    stance: text('stance'),
    focus: text('focus'),
  };
}

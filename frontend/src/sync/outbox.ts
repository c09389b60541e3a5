import * as Y from 'yjs';

/** Updates merged into one, and of how many local changes. */
export interface Batch {
  readonly update: Uint8Array;
  readonly changes: number;
}

/** Gathers the local updates of one animation frame. */
export class Outbox {
  #updates: Uint8Array[] = [];

  add(update: Uint8Array): void {
    this.#updates.push(update);
  }

  clear(): void {
    this.#updates = [];
  }

  /** Takes everything out, merged into as few updates as the limit allows. */
  take(limit: number): readonly Batch[] {
    const groups: Uint8Array[][] = [];
    let room = 0;
    for (const update of this.#updates) {
      if (update.length > room || groups.length === 0) {
        groups.push([]);
        room = limit;
      }
      groups.at(-1)?.push(update);
      room -= update.length;
    }
    this.clear();
    return groups.map((group) => ({ update: merge(group), changes: group.length }));
  }
}

function merge(updates: Uint8Array[]): Uint8Array {
  const [first] = updates;
  return first && updates.length === 1 ? first : Y.mergeUpdates(updates);
}

import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Bench } from './benchSupport';
import type { Session } from './types';

// Whatever happens to lines, servers and stores: nothing counts as saved that is not on disk,
// online or not, and in the end everyone has the same, with nothing lost and nothing doubled.

const TURNS = 400;

let bench: Bench;

beforeEach(() => {
  bench = new Bench();
});

afterEach(() => {
  bench.close();
});

type Pick = (most: number) => number;

function random(seed: number): Pick {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** Someone who makes and removes notes of their own, and knows which should be there. */
class Person {
  readonly doc = new Y.Doc();
  readonly session: Session;
  readonly #name: string;
  readonly #there = new Set<string>();
  readonly #removed = new Set<string>();
  #count = 0;

  constructor(name: string) {
    this.#name = name;
    this.session = bench.open(this.doc);
  }

  add(): void {
    const key = `${this.#name}${this.#count++}`;
    this.doc.getMap('notes').set(key, true);
    this.#there.add(key);
  }

  remove(pick: Pick): void {
    const key = [...this.#there][pick(this.#there.size)];
    if (key === undefined) return;
    this.doc.getMap('notes').delete(key);
    this.#there.delete(key);
    this.#removed.add(key);
  }

  get isToldSaved(): boolean {
    const { phase, synced, unsaved } = this.session.state();
    return phase === 'online' && synced && unsaved === 0;
  }

  isKeptBy(doc: Y.Doc): boolean {
    const notes = doc.getMap('notes');
    const isThere = [...this.#there].every((key) => notes.has(key));
    return isThere && [...this.#removed].every((key) => !notes.has(key));
  }
}

function happen(people: readonly Person[], pick: Pick): void {
  const { clock, server } = bench;
  const person = people[pick(people.length)];
  const events: readonly (() => void)[] = [
    () => person?.add(),
    () => person?.add(),
    () => person?.remove(pick),
    () => clock.advance(pick(40)),
    () => clock.advance(pick(40)),
    () => server.save(1 + pick(3)),
    () => server.save(),
    () => clock.advance(pick(3000)),
    () => server.lines[pick(server.lines.length)]?.close(1006),
    () => server.crash(),
    () => {
      server.isFailing = true;
    },
    () => server.recover(),
    () => {
      server.savesAtOnce = pick(2) === 0;
    },
    () => {
      server.isUp = pick(3) > 0;
    },
  ];
  events[pick(events.length)]?.();
}

function heal(): void {
  const { clock, server } = bench;
  server.isUp = true;
  server.savesAtOnce = true;
  server.save();
  server.recover();
  clock.advance(35_000);
}

test.each(Array.from({ length: 20 }, (_, seed) => seed + 1))(
  'saved is saved, and everyone ends the same (seed %i)',
  (seed) => {
    const pick = random(seed);
    const people = ['a', 'b', 'c'].map((name) => new Person(name));
    let times = 0;
    for (let turn = 0; turn < TURNS; turn += 1) {
      happen(people, pick);
      for (const person of people) {
        if (person.isToldSaved) times += 1;
        if (person.session.state().unsaved === 0)
          expect(person.isKeptBy(bench.server.doc)).toBe(true);
      }
    }
    heal();
    const disk = bench.server.doc.getMap('notes').toJSON();
    for (const person of people) {
      expect(person.isToldSaved).toBe(true);
      expect(person.isKeptBy(bench.server.doc)).toBe(true);
      expect(person.doc.getMap('notes').toJSON()).toEqual(disk);
    }
    expect(times).toBeGreaterThan(5);
  },
);

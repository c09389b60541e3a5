import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { limits } from '../shared/limits';
import { Bench } from './benchSupport';
import type { Session } from './types';

const INTERVAL = Math.ceil(1000 / limits.presencePerSecond);
const person = (name: string) => ({ id: name, name, department: 'sales', colour: '#1f5fd0' });

let bench: Bench;

beforeEach(() => {
  vi.useFakeTimers();
  bench = new Bench();
});

afterEach(() => {
  bench.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const open = (presence = true) => bench.online(new Y.Doc(), presence);

const names = (session: Session) =>
  session.presence.others().map(({ state }) => state.participant.name);

/** How the server tells of so many clients. */
function presenceUpdate(states: readonly unknown[], clock: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.length);
  states.forEach((state, at) => {
    encoding.writeVarUint(encoder, 1000 + at);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
  return encoding.toUint8Array(encoder);
}

/** Two people who see each other. */
function pair(): readonly [Session, Session] {
  const both = [open(), open()] as const;
  both[0].presence.setLocal({ participant: person('Anouk'), map: null });
  both[1].presence.setLocal({ participant: person('Bram'), map: null });
  return both;
}

describe('seeing each other', () => {
  test('everyone sees the others, nobody themselves', () => {
    const [anouk, bram] = pair();
    expect(names(anouk)).toEqual(['Bram']);
    expect(names(bram)).toEqual(['Anouk']);
  });

  test('nobody is there before they said who they are', () => {
    const [anouk] = pair();
    const silent = open();
    silent.presence.setLocal({ cursor: [1, 2] });
    expect(names(anouk)).toEqual(['Bram']);
  });

  test('a field set to undefined is taken out', () => {
    const [anouk, bram] = pair();
    bench.clock.advance(INTERVAL);
    bram.presence.setLocal({ cursor: [5, 6] });
    expect(anouk.presence.others()[0]?.state.cursor).toEqual([5, 6]);
    bench.clock.advance(INTERVAL);
    bram.presence.setLocal({ cursor: undefined });
    expect(anouk.presence.others()[0]?.state.cursor).toBeUndefined();
  });

  test('the list is the same until something changes, a person until they do', () => {
    const [anouk, bram] = pair();
    const third = open();
    third.presence.setLocal({ participant: person('Cem'), map: null });
    const before = anouk.presence.others();
    const cem = before.find(({ state }) => state.participant.name === 'Cem');
    expect(anouk.presence.others()).toBe(before);
    bench.clock.advance(INTERVAL);
    bram.presence.setLocal({ cursor: [1, 1] });
    const after = anouk.presence.others();
    expect(after).not.toBe(before);
    expect(after.find(({ state }) => state.participant.name === 'Cem')).toBe(cem);
  });

  test('listeners hear of others, not of themselves, until they leave', () => {
    const [anouk, bram] = pair();
    const heard = vi.fn();
    const leave = anouk.presence.subscribe(heard);
    bench.clock.advance(INTERVAL);
    anouk.presence.setLocal({ cursor: [1, 1] });
    expect(heard).not.toHaveBeenCalled();
    bram.presence.setLocal({ cursor: [2, 2] });
    expect(heard).toHaveBeenCalledTimes(1);
    leave();
    bench.clock.advance(INTERVAL);
    bram.presence.setLocal({ cursor: [3, 3] });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('the state of another program is not shown as a person', () => {
    const [anouk] = pair();
    const bytes = new TextEncoder().encode('{"user":{"name":"x"}}');
    bench.server.line.events.received(
      Uint8Array.of(1, bytes.length + 4, 1, 77, 1, bytes.length, ...bytes),
    );
    expect(names(anouk)).toEqual(['Bram']);
  });
});

describe('how often', () => {
  test('a first change goes out at once, the next ones together, the latest wins', () => {
    const [anouk, bram] = pair();
    bench.clock.advance(INTERVAL);
    const before = bench.server.awareness.length;
    for (let x = 1; x <= 10; x += 1) bram.presence.setLocal({ cursor: [x, 0] });
    expect(bench.server.awareness.length - before).toBe(1);
    expect(anouk.presence.others()[0]?.state.cursor).toEqual([1, 0]);
    bench.clock.advance(INTERVAL);
    expect(bench.server.awareness.length - before).toBe(2);
    expect(anouk.presence.others()[0]?.state.cursor).toEqual([10, 0]);
  });

  test('over a second no more than the server takes', () => {
    const [, bram] = pair();
    bench.clock.advance(INTERVAL);
    const before = bench.server.awareness.length;
    for (let time = 0; time < 1000; time += 5) {
      bram.presence.setLocal({ cursor: [time, 0] });
      bench.clock.advance(5);
    }
    const count = bench.server.awareness.length - before;
    expect(count).toBeGreaterThan(10);
    expect(count).toBeLessThanOrEqual(limits.presencePerSecond + 1);
  });
});

describe('among many', () => {
  const crowd = (count: number, clock = 1): Uint8Array => {
    const states = Array.from({ length: count }, (_, at) => ({
      participant: person(`Guest ${at}`),
      map: null,
      cursor: [clock, at],
    }));
    return presenceUpdate(states, clock);
  };

  test('P34: with 299 others a moving pointer is told twice a second, the last place for sure', () => {
    const anouk = open();
    anouk.presence.setLocal({ participant: person('Anouk'), map: null });
    bench.server.line.send(1, crowd(299));
    expect(anouk.presence.others()).toHaveLength(299);
    bench.clock.advance(1000);
    const before = bench.server.awareness.length;
    for (let time = 0; time < 3000; time += 20) {
      anouk.presence.setLocal({ cursor: [time, 0] });
      bench.clock.advance(20);
    }
    bench.clock.advance(1000);
    const count = bench.server.awareness.length - before;
    expect(count).toBeGreaterThanOrEqual(6);
    expect(count).toBeLessThanOrEqual(7);
    const told = new TextDecoder().decode(bench.server.awareness.at(-1));
    expect(told).toContain('"cursor":[2980,0]');
  });

  test('P34: when the others leave, it is fifteen times a second again', () => {
    const anouk = open();
    anouk.presence.setLocal({ participant: person('Anouk'), map: null });
    bench.server.line.send(1, crowd(299));
    bench.server.line.send(1, presenceUpdate(Array(299).fill(null), 2));
    expect(anouk.presence.others()).toEqual([]);
    bench.clock.advance(INTERVAL);
    const before = bench.server.awareness.length;
    anouk.presence.setLocal({ cursor: [1, 0] });
    bench.clock.advance(INTERVAL);
    anouk.presence.setLocal({ cursor: [2, 0] });
    expect(bench.server.awareness.length - before).toBe(2);
  });

  test('who somebody is stays one object while only their pointer moves', () => {
    const anouk = open();
    bench.server.line.send(1, crowd(2, 1));
    const [before] = anouk.presence.others();
    bench.server.line.send(1, crowd(2, 2));
    const [after] = anouk.presence.others();
    expect(after?.state.cursor).toEqual([2, 0]);
    expect(after?.state.participant).toBe(before?.state.participant);
  });
});

describe('coming and going', () => {
  test('who closes is gone for the others at once', () => {
    const [anouk, bram] = pair();
    bram.close();
    expect(names(anouk)).toEqual([]);
  });

  test('a broken line: nobody is seen, and everyone is back as they were after it', () => {
    const [anouk, bram] = pair();
    const [line] = bench.server.lines;
    line?.close(1006);
    expect(names(anouk)).toEqual([]);
    bench.clock.advance(2_000);
    expect(names(bram)).toEqual(['Anouk']);
    // The server tells a returning page what the others last said, under the same bench.clock.
    for (const state of bench.server.awareness.slice(0, 2)) bench.server.line.send(1, state);
    expect(names(anouk)).toEqual(['Bram']);
  });

  test('our own state is told again on every new line, under a newer clock', () => {
    const [, bram] = pair();
    bench.server.lines[1]?.close(1006);
    bram.presence.setLocal({ cursor: [9, 9] });
    const before = bench.server.awareness.length;
    bench.clock.advance(2_000);
    expect(bench.server.awareness.length).toBe(before + 1);
    expect(bench.server.line.heard).toContain('awareness');
  });

  test('asked who is here, we answer', () => {
    pair();
    const before = bench.server.awareness.length;
    bench.server.line.send(3);
    expect(bench.server.awareness.length).toBe(before + 1);
  });

  test('after closing no timer is left and others are forgotten by nobody', () => {
    const [anouk] = pair();
    anouk.close();
    anouk.presence.setLocal({ cursor: [1, 1] });
    expect(vi.getTimerCount()).toBe(1);
  });
});

test('a document without presence neither tells nor hears of anyone', () => {
  const [anouk] = pair();
  const quiet = open(false);
  const heard = vi.fn();
  quiet.presence.subscribe(heard)();
  quiet.presence.setLocal({ participant: person('Dirk'), map: null });
  expect(names(anouk)).toEqual(['Bram']);
  expect(quiet.presence.others()).toBe(quiet.presence.others());
  expect(bench.server.line.heard).not.toContain('awareness');
});

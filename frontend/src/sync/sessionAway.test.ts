import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { protocol } from '../shared/protocol';
import { Bench, FRAME, textOf, type } from './benchSupport';
import { openSession } from './session';
import type { Session } from './types';

const { messages } = protocol;

let bench: Bench;

beforeEach(() => {
  bench = new Bench();
});

afterEach(() => {
  bench.close();
});

describe('away and back', () => {
  test('offline changes are counted and come with the next answer', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    bench.server.isUp = false;
    bench.server.line.close(1006);
    expect(session.state()).toMatchObject({ phase: 'offline', synced: false, unsaved: 0 });
    type(doc, 'a');
    type(doc, 'b');
    expect(session.state().unsaved).toBe(2);
    bench.server.isUp = true;
    bench.clock.advance(2_000);
    expect(session.state()).toMatchObject({ phase: 'online', synced: true, unsaved: 0 });
    expect(textOf(bench.server.doc)).toBe('ab');
    expect(bench.server.line.heard).toEqual(['hello', 'step1', 'step2']);
  });

  test('what was sent but not acknowledged when the line broke counts and is sent again', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    bench.server.isFailing = true;
    type(doc, 'a');
    bench.clock.advance(FRAME);
    bench.server.line.close(1006);
    bench.server.isFailing = false;
    expect(session.state()).toMatchObject({ phase: 'offline', unsaved: 1, refusal: null });
    bench.clock.advance(2_000);
    expect(textOf(bench.server.doc)).toBe('a');
    expect(session.state().unsaved).toBe(0);
  });

  test('counting begins anew with each connection', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    for (const letter of 'abc') {
      type(doc, letter);
      bench.clock.advance(FRAME);
    }
    bench.server.savesAtOnce = false;
    type(doc, 'd');
    bench.server.line.close(1006);
    bench.clock.advance(2_000);
    expect(bench.server.line.documents).toBe(1);
    expect(session.state().unsaved).toBe(1);
    bench.server.line.send(messages.saved, 1);
    expect(session.state().unsaved).toBe(0);
  });

  test('a deletion made offline comes back too, although no state vector tells of it', () => {
    const doc = new Y.Doc();
    bench.online(doc);
    type(doc, 'abc');
    bench.clock.advance(FRAME);
    bench.server.line.close(1006);
    doc.getText('t').delete(0, 1);
    bench.clock.advance(2_000);
    expect(textOf(bench.server.doc)).toBe('bc');
  });

  test('two tabs that were both away end with the union of their edits', () => {
    const docs = [new Y.Doc(), new Y.Doc()] as const;
    for (const doc of docs) bench.online(doc);
    for (const line of bench.server.lines) line.close(1006);
    type(docs[0], 'one');
    type(docs[1], 'two');
    bench.clock.advance(2_000);
    expect(textOf(docs[0])).toBe(textOf(docs[1]));
    expect(textOf(docs[0])).toHaveLength(6);
  });

  test('it waits longer and longer, and starts over once it was in step', () => {
    bench.online();
    bench.server.isUp = false;
    bench.server.line.close(1006);
    const tries: number[] = [];
    for (let second = 0; second < 120; second += 1) {
      const before = bench.server.lines.length;
      bench.clock.advance(1000);
      if (bench.server.lines.length > before) tries.push(second);
    }
    expect(tries).toEqual([0, 3, 7, 15, 31, 61, 91]);
    bench.server.isUp = true;
    bench.clock.advance(31_000);
    bench.server.line.close(1006);
    bench.clock.advance(1_100);
    expect(bench.server.line.isOpen).toBe(true);
  });

  test('a line silent for longer than the server ever is counts as dead', () => {
    const session = bench.online();
    bench.clock.advance(44_000);
    expect(session.state().phase).toBe('online');
    bench.server.isUp = false;
    bench.clock.advance(1_500);
    expect(session.state().phase).toBe('offline');
    expect(bench.server.lines[0]?.isClosed).toBe(true);
  });

  test('what a given-up socket still brings is not heard', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    const old = bench.server.line;
    bench.clock.advance(45_000);
    bench.clock.advance(2_000);
    expect(bench.server.lines.length).toBeGreaterThan(1);
    old.events.closed(4404);
    old.events.received(Uint8Array.of(messages.saved, 9));
    expect(session.state().phase).toBe('online');
  });

  test('a frame that cannot be read ends the line, and the next one heals', () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
    const session = bench.online();
    bench.server.line.events.received(Uint8Array.of(0, 2, 200));
    expect(session.state().phase).toBe('offline');
    expect(complain).toHaveBeenCalledTimes(1);
    bench.clock.advance(2_000);
    expect(session.state()).toMatchObject({ phase: 'online', synced: true });
  });

  test('a browser that refuses to open a socket at all is offline, not broken', () => {
    const makeSocket = () => {
      throw new DOMException('mixed content', 'SecurityError');
    };
    const session = openSession({
      ...{
        document: 'm1',
        doc: new Y.Doc(),
        presence: false,
        makeSocket,
        clock: bench.clock,
        storage: null,
      },
    });
    expect(session.state().phase).toBe('offline');
    session.close();
  });
});

describe('the page', () => {
  function away(): Session {
    const session = bench.online();
    bench.server.isUp = false;
    bench.server.line.close(1006);
    bench.clock.advance(600_000);
    bench.server.isUp = true;
    return session;
  }

  test.each([
    ['the network is back', () => window.dispatchEvent(new Event('online'))],
    ['it is seen again', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['it comes out of the cache', () => window.dispatchEvent(new Event('pageshow'))],
  ])('it connects at once when %s', (_, happen) => {
    const session = away();
    const before = bench.server.lines.length;
    happen();
    expect(bench.server.lines.length).toBe(before + 1);
    bench.clock.advance(1);
    expect(session.state().phase).toBe('online');
  });

  test('after an hour of sleep a line that looks open is not trusted', () => {
    const session = bench.online();
    // A sleeping machine runs no timers: only the clock has moved.
    const asleep = vi.spyOn(bench.clock, 'now').mockReturnValue(3_600_000);
    const old = bench.server.line;
    document.dispatchEvent(new Event('visibilitychange'));
    asleep.mockRestore();
    expect(old.isClosed).toBe(true);
    bench.clock.advance(1);
    expect(session.state()).toMatchObject({ phase: 'online', synced: true });
  });

  test('a healthy line is kept when the page is seen again', () => {
    bench.online();
    bench.clock.advance(30_000);
    document.dispatchEvent(new Event('visibilitychange'));
    bench.clock.advance(1);
    expect(bench.server.lines).toHaveLength(1);
  });

  test('a device without network is offline at once', () => {
    const session = bench.online();
    bench.server.isUp = false;
    window.dispatchEvent(new Event('offline'));
    expect(session.state().phase).toBe('offline');
  });

  test('what was typed last is sent when the page is left', () => {
    const doc = new Y.Doc();
    bench.online(doc);
    type(doc, 'last words');
    expect(textOf(bench.server.doc)).toBe('');
    window.dispatchEvent(new Event('pagehide'));
    expect(textOf(bench.server.doc)).toBe('last words');
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { protocol } from '../shared/protocol';
import { Bench, FRAME, textOf, type } from './benchSupport';

const { messages, closeCodes } = protocol;

let bench: Bench;

beforeEach(() => {
  bench = new Bench();
});

afterEach(() => {
  bench.close();
});

describe('the server says no', () => {
  test.each([
    ['forbidden', 'forbidden'],
    ['unknown', 'unknown'],
    ['gone', 'gone'],
    ['outdated', 'outdated'],
    ['malformed', 'refused'],
  ] as const)('closed with %s: it stops, and says so', (reason, phase) => {
    const session = bench.online();
    bench.server.line.close(closeCodes[reason]);
    expect(session.state().phase).toBe(phase);
    bench.clock.advance(600_000);
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('offline'));
    bench.clock.advance(1);
    expect(session.state().phase).toBe(phase);
    expect(bench.server.lines).toHaveLength(1);
  });

  test.each(['broken', 'gap', 'restart', 'slow'] as const)(
    'closed with %s: it comes back by itself',
    (reason) => {
      const session = bench.online();
      bench.server.line.close(closeCodes[reason]);
      bench.clock.advance(2_000);
      expect(session.state()).toMatchObject({ phase: 'online', synced: true });
    },
  );

  test('a document over its limit: refused, the edits stay on this device', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    type(doc, 'too much');
    bench.server.line.close(closeCodes['too-large']);
    expect(session.state()).toMatchObject({ phase: 'refused', refusal: 'too-large', unsaved: 1 });
    bench.clock.advance(600_000);
    expect(bench.server.lines).toHaveLength(1);
  });

  test('a server of another version: this page is outdated and keeps its edits', () => {
    bench.server.version = protocol.version + 1;
    const doc = new Y.Doc();
    type(doc, 'kept');
    const session = bench.online(doc);
    type(doc, ' too');
    expect(session.state().phase).toBe('outdated');
    expect(session.state().unsaved).toBeGreaterThan(0);
    expect(bench.server.line.isClosed).toBe(true);
  });

  test('a person can ask again after a final answer', () => {
    const session = bench.online();
    bench.server.line.close(closeCodes.gone);
    session.reconnectNow();
    expect(session.state().phase).toBe('connecting');
    bench.clock.advance(1);
    expect(session.state().phase).toBe('online');
  });

  test('a store that fails: refused until everything is on disk after all', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    bench.server.isFailing = true;
    type(doc, 'a');
    bench.clock.advance(FRAME);
    expect(session.state()).toMatchObject({ phase: 'refused', refusal: 'storage', unsaved: 1 });
    expect(session.state().synced).toBe(false);
    type(doc, 'b');
    bench.clock.advance(FRAME);
    expect(bench.server.line.heard.filter((word) => word === 'update')).toHaveLength(1);
    bench.server.recover();
    expect(session.state()).toMatchObject({ phase: 'online', refusal: null, unsaved: 0 });
    expect(textOf(bench.server.doc)).toBe('ab');
  });

  test('while refused, an acknowledgement of what was sent before clears nothing', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    bench.server.isFailing = true;
    type(doc, 'a');
    bench.clock.advance(FRAME);
    bench.server.line.send(messages.saved, 1);
    bench.server.line.send(messages.saved, 2);
    expect(session.state()).toMatchObject({ phase: 'refused', unsaved: 1 });
  });

  test('the server asks again after a gap: one step 2 carries everything', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    bench.server.savesAtOnce = false;
    type(doc, 'a');
    bench.clock.advance(FRAME);
    type(doc, 'b');
    bench.server.recover();
    expect(bench.server.line.heard.slice(3)).toEqual(['update', 'step2']);
    bench.server.line.send(messages.saved, 2);
    expect(session.state().unsaved).toBe(2);
    bench.server.line.send(messages.saved, 3);
    expect(session.state().unsaved).toBe(0);
    bench.clock.advance(FRAME);
    expect(bench.server.line.documents).toBe(3);
  });
});

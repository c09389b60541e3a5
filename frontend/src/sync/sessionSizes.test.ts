import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { limits } from '../shared/limits';
import { protocol } from '../shared/protocol';
import { Bench, FRAME } from './benchSupport';

const { messages } = protocol;

let bench: Bench;

beforeEach(() => {
  bench = new Bench();
});

afterEach(() => {
  bench.close();
});

describe('sizes', () => {
  /** Five notes that are too much for one frame together. */
  function fill(doc: Y.Doc): void {
    for (let note = 0; note < 5; note += 1)
      doc.getMap('notes').set(`n${note}`, new Y.Text('x'.repeat(700_000)));
  }

  test('no document frame is larger than the server takes, and everything arrives', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    bench.server.line.close(1006);
    fill(doc);
    bench.clock.advance(2_000);
    expect(bench.server.line.heard).toEqual(['hello', 'step1', 'step2', 'update', 'update']);
    expect(Math.max(...bench.server.line.sizes)).toBeLessThanOrEqual(limits.updateBytes);
    expect(bench.server.doc.getMap('notes').toJSON()).toEqual(doc.getMap('notes').toJSON());
    expect(session.state()).toMatchObject({ unsaved: 0, synced: true });
  });

  test('the last part of an answer carries its changes', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    bench.server.line.close(1006);
    bench.server.savesAtOnce = false;
    fill(doc);
    bench.clock.advance(2_000);
    bench.server.line.send(messages.saved, 2);
    expect(session.state().unsaved).toBe(5);
    bench.server.line.send(messages.saved, 3);
    expect(session.state().unsaved).toBe(0);
  });

  test('a flood of typing goes out in frames that fit', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    fill(doc);
    bench.clock.advance(FRAME);
    expect(bench.server.line.heard.slice(3)).toEqual(['update', 'update', 'update']);
    expect(Math.max(...bench.server.line.sizes)).toBeLessThanOrEqual(limits.updateBytes);
    expect(session.state().unsaved).toBe(0);
  });
});

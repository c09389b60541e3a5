import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Bench, FRAME, HeldCopy, textOf, type } from './benchSupport';
import type { OpenCopy } from './offlineCopy';

let bench: Bench;

beforeEach(() => {
  bench = new Bench();
});

afterEach(() => {
  bench.close();
});

describe('the copy on this device', () => {
  function update(text: string): Uint8Array {
    const doc = new Y.Doc();
    type(doc, text);
    return Y.encodeStateAsUpdate(doc);
  }

  test('nothing but hello is said before the copy was read', async () => {
    bench.known.set('m1', { epoch: 1, copy: 'm1' });
    const copy = new HeldCopy();
    const session = bench.open(new Y.Doc(), copy.open);
    bench.clock.advance(1);
    expect(bench.server.line.heard).toEqual(['hello']);
    expect(session.state()).toMatchObject({ loadedLocally: false, synced: false });
    await copy.finish(0);
    expect(bench.server.line.heard).toEqual(['hello', 'step1', 'step2']);
    expect(session.state()).toMatchObject({ loadedLocally: true, synced: true });
  });

  test('where the server never brought anything no copy is waited for (P15)', async () => {
    const copy = new HeldCopy();
    const session = bench.open(new Y.Doc(), copy.open);
    bench.clock.advance(1);
    expect(bench.server.line.heard).toEqual(['hello', 'step1', 'step2']);
    expect(session.state()).toMatchObject({ synced: true, unsaved: 0 });
    bench.server.savesAtOnce = false;
    await copy.finish(0, update('before the server first answered'));
    expect(session.state().unsaved).toBe(1);
    bench.clock.advance(FRAME);
    bench.server.save();
    expect(textOf(bench.server.doc)).toBe('before the server first answered');
    expect(session.state().unsaved).toBe(0);
  });

  test('what only the copy has is sent and counts until it is saved', async () => {
    bench.server.savesAtOnce = false;
    const copy = new HeldCopy();
    const session = bench.open(new Y.Doc(), copy.open);
    await copy.finish(0, update('written on the train'));
    expect(session.state().unsaved).toBe(0);
    bench.clock.advance(1);
    expect(session.state().unsaved).toBe(1);
    bench.server.save();
    expect(textOf(bench.server.doc)).toBe('written on the train');
    expect(session.state().unsaved).toBe(0);
  });

  test('what the server has as well does not count', async () => {
    const content = update('known');
    Y.applyUpdate(bench.server.doc, content);
    bench.server.savesAtOnce = false;
    const copy = new HeldCopy();
    const session = bench.open(new Y.Doc(), copy.open);
    await copy.finish(0, content);
    bench.clock.advance(1);
    expect(session.state()).toMatchObject({ synced: true, unsaved: 0 });
  });

  test('after a reload without a server the count of unsaved changes is still known', async () => {
    bench.server.isUp = false;
    const copy = new HeldCopy();
    const session = bench.open(new Y.Doc(), copy.open);
    bench.clock.advance(1);
    await copy.finish(3, update('abc'));
    expect(session.state()).toMatchObject({ phase: 'offline', unsaved: 3 });
    bench.server.isUp = true;
    bench.clock.advance(2_000);
    expect(session.state().unsaved).toBe(0);
    expect(copy.kept.at(-1)).toBe(0);
  });

  test('deletions in doubt count while they are under way, not as work of this device', async () => {
    const doc = new Y.Doc();
    type(doc, 'abc');
    doc.getText('t').delete(0, 2);
    Y.applyUpdate(bench.server.doc, Y.encodeStateAsUpdate(doc));
    bench.server.savesAtOnce = false;
    const copy = new HeldCopy();
    const session = bench.open(new Y.Doc(), copy.open);
    await copy.finish(0, Y.encodeStateAsUpdate(doc));
    bench.clock.advance(1);
    expect(session.state().unsaved).toBe(1);
    bench.server.isUp = false;
    bench.server.line.close(1006);
    expect(session.state()).toMatchObject({ phase: 'offline', unsaved: 0 });
  });

  test('a copy that does not open in time is not waited for, and still comes in', async () => {
    bench.known.set('m1', { epoch: 1, copy: 'm1' });
    const copy = new HeldCopy();
    const session = bench.open(new Y.Doc(), copy.open);
    bench.clock.advance(2_999);
    expect(session.state()).toMatchObject({ loadedLocally: false, synced: false });
    bench.clock.advance(2);
    expect(session.state()).toMatchObject({ loadedLocally: true, synced: true });
    await copy.finish(1, update('late'));
    expect(session.state().unsaved).toBe(1);
    bench.clock.advance(FRAME);
    expect(textOf(bench.server.doc)).toBe('late');
    expect(session.state().unsaved).toBe(0);
  });

  test('a copy that cannot be read is as good as none', async () => {
    const broken: OpenCopy = () => ({
      ...{ loaded: Promise.reject(new Error('no database')), owns: () => false },
      ...{ keepUnsaved: () => {}, secure: () => {}, close: () => {} },
    });
    const session = bench.open(new Y.Doc(), broken);
    bench.clock.advance(1);
    await Promise.resolve();
    await Promise.resolve();
    expect(session.state()).toMatchObject({ phase: 'online', synced: true });
  });

  test('it is closed with the session, and a later reading changes nothing', async () => {
    const copy = new HeldCopy();
    const session = bench.open(new Y.Doc(), copy.open);
    session.close();
    expect(copy.isClosed).toBe(true);
    await copy.finish(5);
    expect(session.state()).toMatchObject({ phase: 'stopped', unsaved: 0 });
  });
});

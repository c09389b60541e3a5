import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { limits } from '../shared/limits';
import { protocol } from '../shared/protocol';
import type { OfflineCopy, OpenCopy } from './offlineCopy';
import { openSession } from './session';
import { FakeClock, FakeServer } from './testSupport';
import type { Session } from './types';

const FRAME = 16;
const { messages, closeCodes } = protocol;

let clock: FakeClock;
let server: FakeServer;
let sessions: Session[];

beforeEach(() => {
  clock = new FakeClock();
  server = new FakeServer(clock);
  sessions = [];
});

afterEach(() => {
  for (const session of sessions) session.close();
});

function open(doc = new Y.Doc(), storage: OpenCopy | null = null, presence = false): Session {
  const { makeSocket } = server;
  const random = () => 1;
  const session = openSession({
    document: 'm1',
    doc,
    presence,
    makeSocket,
    clock,
    random,
    storage,
  });
  sessions.push(session);
  return session;
}

/** A session in step with the server. */
function online(doc = new Y.Doc(), presence = false): Session {
  const session = open(doc, null, presence);
  clock.advance(1);
  return session;
}

const textOf = (doc: Y.Doc) => doc.getText('t').toString();
const type = (doc: Y.Doc, text: string) => doc.getText('t').insert(doc.getText('t').length, text);

/** A copy whose reading a test ends; what it then holds comes with its own origin. */
function heldCopy() {
  const origin = { copy: true };
  const kept: number[] = [];
  let finish: (unsaved: number, update?: Uint8Array) => Promise<void> = async () => {};
  const close = vi.fn();
  const openCopy: OpenCopy = (_name, doc): OfflineCopy => {
    let resolve: (unsaved: number) => void = () => {};
    const loaded = new Promise<number>((done) => {
      resolve = done;
    });
    finish = async (unsaved, update) => {
      if (update) Y.applyUpdate(doc, update, origin);
      resolve(unsaved);
      await loaded;
    };
    const keepUnsaved = (count: number) => kept.push(count);
    return { loaded, owns: (other) => other === origin, keepUnsaved, close };
  };
  return {
    openCopy,
    kept,
    close,
    finish: (unsaved: number, update?: Uint8Array) => finish(unsaved, update),
  };
}

describe('joining', () => {
  test('hello comes first, then step 1, then the answer to the server', () => {
    online();
    expect(server.line.path).toBe('/sync/m1');
    expect(server.line.heard).toEqual(['hello', 'step1', 'step2']);
  });

  test('the state goes from connecting to online and in step', () => {
    const session = open();
    expect(session.state()).toEqual({
      ...{ phase: 'connecting', synced: false, loadedLocally: true, unsaved: 0, refusal: null },
    });
    clock.advance(1);
    expect(session.state()).toMatchObject({ phase: 'online', synced: true, unsaved: 0 });
  });

  test('what the server has is shown, and is no change of ours', () => {
    type(server.doc, 'theirs');
    const doc = new Y.Doc();
    const session = online(doc);
    expect(textOf(doc)).toBe('theirs');
    expect(session.state().unsaved).toBe(0);
    expect(server.line.heard).toEqual(['hello', 'step1', 'step2']);
  });

  test('what was typed before the connection opened goes along with the answer', () => {
    const doc = new Y.Doc();
    const session = open(doc);
    type(doc, 'early');
    expect(session.state().unsaved).toBe(1);
    clock.advance(1);
    expect(textOf(server.doc)).toBe('early');
    expect(server.line.heard).toEqual(['hello', 'step1', 'step2']);
    expect(session.state().unsaved).toBe(0);
  });

  test('a document that was there before the session is sent and counts until it is saved', () => {
    server.savesAtOnce = false;
    const doc = new Y.Doc();
    type(doc, 'old');
    const session = online(doc);
    expect(session.state()).toMatchObject({ phase: 'online', synced: true, unsaved: 1 });
    server.save();
    expect(session.state().unsaved).toBe(0);
  });
});

describe('saved means on disk', () => {
  test('a change counts until the server has acknowledged its frame', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    server.savesAtOnce = false;
    type(doc, 'a');
    expect(session.state().unsaved).toBe(1);
    clock.advance(FRAME);
    expect(session.state().unsaved).toBe(1);
    server.save();
    expect(session.state().unsaved).toBe(0);
  });

  test('changes of one animation frame go out as one frame and are saved together', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    server.savesAtOnce = false;
    type(doc, 'a');
    type(doc, 'b');
    type(doc, 'c');
    expect(session.state().unsaved).toBe(3);
    expect(server.line.documents).toBe(1);
    clock.advance(FRAME);
    expect(server.line.documents).toBe(2);
    expect(textOf(server.doc)).toBe('abc');
    server.save();
    expect(session.state().unsaved).toBe(0);
  });

  test('an acknowledgement of earlier frames leaves later ones unsaved', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    server.savesAtOnce = false;
    for (const letter of 'abc') {
      type(doc, letter);
      clock.advance(FRAME);
    }
    server.line.send(messages.saved, 3);
    expect(session.state().unsaved).toBe(1);
    server.line.send(messages.saved, 2);
    expect(session.state().unsaved).toBe(1);
    server.line.send(messages.saved, 4);
    expect(session.state().unsaved).toBe(0);
  });

  test('edits of others are never ours to save, nor sent back', () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
    const session = online(mine);
    const line = server.line;
    online(theirs);
    type(theirs, 'hello');
    clock.advance(FRAME);
    expect(textOf(mine)).toBe('hello');
    clock.advance(FRAME);
    expect(session.state().unsaved).toBe(0);
    expect(line.heard.filter((word) => word === 'update')).toEqual([]);
  });

  test('an undo is a change like any other', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    const undo = new Y.UndoManager(doc.getText('t'));
    type(doc, 'a');
    clock.advance(FRAME);
    server.savesAtOnce = false;
    undo.undo();
    clock.advance(FRAME);
    expect(session.state().unsaved).toBe(1);
    expect(textOf(server.doc)).toBe('');
    undo.destroy();
  });

  test('the state is the same object until it changes, and listeners hear only of changes', () => {
    const session = online();
    const state = session.state();
    const heard = vi.fn();
    const leave = session.subscribe(heard);
    server.line.send(messages.saved, 1);
    server.line.send(99, 'a type of a later version');
    expect(session.state()).toBe(state);
    expect(heard).not.toHaveBeenCalled();
    server.line.close(1012);
    expect(heard).toHaveBeenCalled();
    heard.mockClear();
    leave();
    clock.advance(2_000);
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('away and back', () => {
  test('offline changes are counted and come with the next answer', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    server.isUp = false;
    server.line.close(1006);
    expect(session.state()).toMatchObject({ phase: 'offline', synced: false, unsaved: 0 });
    type(doc, 'a');
    type(doc, 'b');
    expect(session.state().unsaved).toBe(2);
    server.isUp = true;
    clock.advance(2_000);
    expect(session.state()).toMatchObject({ phase: 'online', synced: true, unsaved: 0 });
    expect(textOf(server.doc)).toBe('ab');
    expect(server.line.heard).toEqual(['hello', 'step1', 'step2']);
  });

  test('what was sent but not acknowledged when the line broke counts and is sent again', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    server.isFailing = true;
    type(doc, 'a');
    clock.advance(FRAME);
    server.line.close(1006);
    server.isFailing = false;
    expect(session.state()).toMatchObject({ phase: 'offline', unsaved: 1, refusal: null });
    clock.advance(2_000);
    expect(textOf(server.doc)).toBe('a');
    expect(session.state().unsaved).toBe(0);
  });

  test('counting begins anew with each connection', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    for (const letter of 'abc') {
      type(doc, letter);
      clock.advance(FRAME);
    }
    server.savesAtOnce = false;
    type(doc, 'd');
    server.line.close(1006);
    clock.advance(2_000);
    expect(server.line.documents).toBe(1);
    expect(session.state().unsaved).toBe(1);
    server.line.send(messages.saved, 1);
    expect(session.state().unsaved).toBe(0);
  });

  test('a deletion made offline comes back too, although no state vector tells of it', () => {
    const doc = new Y.Doc();
    online(doc);
    type(doc, 'abc');
    clock.advance(FRAME);
    server.line.close(1006);
    doc.getText('t').delete(0, 1);
    clock.advance(2_000);
    expect(textOf(server.doc)).toBe('bc');
  });

  test('two tabs that were both away end with the union of their edits', () => {
    const docs = [new Y.Doc(), new Y.Doc()] as const;
    for (const doc of docs) online(doc);
    for (const line of server.lines) line.close(1006);
    type(docs[0], 'one');
    type(docs[1], 'two');
    clock.advance(2_000);
    expect(textOf(docs[0])).toBe(textOf(docs[1]));
    expect(textOf(docs[0])).toHaveLength(6);
  });

  test('it waits longer and longer, and starts over once it was in step', () => {
    online();
    server.isUp = false;
    server.line.close(1006);
    const tries: number[] = [];
    for (let second = 0; second < 120; second += 1) {
      const before = server.lines.length;
      clock.advance(1000);
      if (server.lines.length > before) tries.push(second);
    }
    expect(tries).toEqual([0, 3, 7, 15, 31, 61, 91]);
    server.isUp = true;
    clock.advance(31_000);
    server.line.close(1006);
    clock.advance(1_100);
    expect(server.line.isOpen).toBe(true);
  });

  test('a line silent for longer than the server ever is counts as dead', () => {
    const session = online();
    clock.advance(44_000);
    expect(session.state().phase).toBe('online');
    server.isUp = false;
    clock.advance(1_500);
    expect(session.state().phase).toBe('offline');
    expect(server.lines[0]?.isClosed).toBe(true);
  });

  test('what a given-up socket still brings is not heard', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    const old = server.line;
    clock.advance(45_000);
    clock.advance(2_000);
    expect(server.lines.length).toBeGreaterThan(1);
    old.events.closed(4404);
    old.events.received(Uint8Array.of(messages.saved, 9));
    expect(session.state().phase).toBe('online');
  });

  test('a frame that cannot be read ends the line, and the next one heals', () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
    const session = online();
    server.line.events.received(Uint8Array.of(0, 2, 200));
    expect(session.state().phase).toBe('offline');
    expect(complain).toHaveBeenCalledTimes(1);
    clock.advance(2_000);
    expect(session.state()).toMatchObject({ phase: 'online', synced: true });
  });

  test('a browser that refuses to open a socket at all is offline, not broken', () => {
    const makeSocket = () => {
      throw new DOMException('mixed content', 'SecurityError');
    };
    const session = openSession({
      ...{ document: 'm1', doc: new Y.Doc(), presence: false, makeSocket, clock, storage: null },
    });
    sessions.push(session);
    expect(session.state().phase).toBe('offline');
  });
});

describe('the page', () => {
  function away(): Session {
    const session = online();
    server.isUp = false;
    server.line.close(1006);
    clock.advance(600_000);
    server.isUp = true;
    return session;
  }

  test.each([
    ['the network is back', () => window.dispatchEvent(new Event('online'))],
    ['it is seen again', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['it comes out of the cache', () => window.dispatchEvent(new Event('pageshow'))],
  ])('it connects at once when %s', (_, happen) => {
    const session = away();
    const before = server.lines.length;
    happen();
    expect(server.lines.length).toBe(before + 1);
    clock.advance(1);
    expect(session.state().phase).toBe('online');
  });

  test('after an hour of sleep a line that looks open is not trusted', () => {
    const session = online();
    // A sleeping machine runs no timers: only the clock has moved.
    const asleep = vi.spyOn(clock, 'now').mockReturnValue(3_600_000);
    const old = server.line;
    document.dispatchEvent(new Event('visibilitychange'));
    asleep.mockRestore();
    expect(old.isClosed).toBe(true);
    clock.advance(1);
    expect(session.state()).toMatchObject({ phase: 'online', synced: true });
  });

  test('a healthy line is kept when the page is seen again', () => {
    online();
    clock.advance(30_000);
    document.dispatchEvent(new Event('visibilitychange'));
    clock.advance(1);
    expect(server.lines).toHaveLength(1);
  });

  test('a device without network is offline at once', () => {
    const session = online();
    server.isUp = false;
    window.dispatchEvent(new Event('offline'));
    expect(session.state().phase).toBe('offline');
  });

  test('what was typed last is sent when the page is left', () => {
    const doc = new Y.Doc();
    online(doc);
    type(doc, 'last words');
    expect(textOf(server.doc)).toBe('');
    window.dispatchEvent(new Event('pagehide'));
    expect(textOf(server.doc)).toBe('last words');
  });
});

describe('the server says no', () => {
  test.each([
    ['forbidden', 'forbidden'],
    ['unknown', 'unknown'],
    ['gone', 'gone'],
    ['outdated', 'outdated'],
    ['malformed', 'stopped'],
  ] as const)('closed with %s: it stops, and says so', (reason, phase) => {
    const session = online();
    server.line.close(closeCodes[reason]);
    expect(session.state().phase).toBe(phase);
    clock.advance(600_000);
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('offline'));
    clock.advance(1);
    expect(session.state().phase).toBe(phase);
    expect(server.lines).toHaveLength(1);
  });

  test.each(['broken', 'gap', 'restart', 'slow'] as const)(
    'closed with %s: it comes back by itself',
    (reason) => {
      const session = online();
      server.line.close(closeCodes[reason]);
      clock.advance(2_000);
      expect(session.state()).toMatchObject({ phase: 'online', synced: true });
    },
  );

  test('a document over its limit: refused, the edits stay on this device', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    type(doc, 'too much');
    server.line.close(closeCodes['too-large']);
    expect(session.state()).toMatchObject({ phase: 'refused', refusal: 'too-large', unsaved: 1 });
    clock.advance(600_000);
    expect(server.lines).toHaveLength(1);
  });

  test('a server of another version: this page is outdated and keeps its edits', () => {
    server.version = protocol.version + 1;
    const doc = new Y.Doc();
    type(doc, 'kept');
    const session = online(doc);
    type(doc, ' too');
    expect(session.state().phase).toBe('outdated');
    expect(session.state().unsaved).toBeGreaterThan(0);
    expect(server.line.isClosed).toBe(true);
  });

  test('a person can ask again after a final answer', () => {
    const session = online();
    server.line.close(closeCodes.gone);
    session.reconnectNow();
    expect(session.state().phase).toBe('connecting');
    clock.advance(1);
    expect(session.state().phase).toBe('online');
  });

  test('a store that fails: refused until everything is on disk after all', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    server.isFailing = true;
    type(doc, 'a');
    clock.advance(FRAME);
    expect(session.state()).toMatchObject({ phase: 'refused', refusal: 'storage', unsaved: 1 });
    expect(session.state().synced).toBe(false);
    type(doc, 'b');
    clock.advance(FRAME);
    expect(server.line.heard.filter((word) => word === 'update')).toHaveLength(1);
    server.recover();
    expect(session.state()).toMatchObject({ phase: 'online', refusal: null, unsaved: 0 });
    expect(textOf(server.doc)).toBe('ab');
  });

  test('while refused, an acknowledgement of what was sent before clears nothing', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    server.isFailing = true;
    type(doc, 'a');
    clock.advance(FRAME);
    server.line.send(messages.saved, 1);
    server.line.send(messages.saved, 2);
    expect(session.state()).toMatchObject({ phase: 'refused', unsaved: 1 });
  });

  test('the server asks again after a gap: one step 2 carries everything', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    server.savesAtOnce = false;
    type(doc, 'a');
    clock.advance(FRAME);
    type(doc, 'b');
    server.recover();
    expect(server.line.heard.slice(3)).toEqual(['update', 'step2']);
    server.line.send(messages.saved, 2);
    expect(session.state().unsaved).toBe(2);
    server.line.send(messages.saved, 3);
    expect(session.state().unsaved).toBe(0);
    clock.advance(FRAME);
    expect(server.line.documents).toBe(3);
  });
});

describe('the copy on this device', () => {
  function update(text: string): Uint8Array {
    const doc = new Y.Doc();
    type(doc, text);
    return Y.encodeStateAsUpdate(doc);
  }

  test('nothing but hello is said before the copy was read', async () => {
    const { openCopy, finish } = heldCopy();
    const session = open(new Y.Doc(), openCopy);
    clock.advance(1);
    expect(server.line.heard).toEqual(['hello']);
    expect(session.state()).toMatchObject({ loadedLocally: false, synced: false });
    await finish(0);
    expect(server.line.heard).toEqual(['hello', 'step1', 'step2']);
    expect(session.state()).toMatchObject({ loadedLocally: true, synced: true });
  });

  test('what only the copy has is sent and counts until it is saved', async () => {
    server.savesAtOnce = false;
    const { openCopy, finish } = heldCopy();
    const session = open(new Y.Doc(), openCopy);
    await finish(0, update('written on the train'));
    expect(session.state().unsaved).toBe(0);
    clock.advance(1);
    expect(textOf(server.doc)).toBe('written on the train');
    expect(session.state().unsaved).toBe(1);
    server.save();
    expect(session.state().unsaved).toBe(0);
  });

  test('what the server has as well does not count', async () => {
    const content = update('known');
    Y.applyUpdate(server.doc, content);
    server.savesAtOnce = false;
    const { openCopy, finish } = heldCopy();
    const session = open(new Y.Doc(), openCopy);
    await finish(0, content);
    clock.advance(1);
    expect(session.state()).toMatchObject({ synced: true, unsaved: 0 });
  });

  test('after a reload without a server the count of unsaved changes is still known', async () => {
    server.isUp = false;
    const { openCopy, finish, kept } = heldCopy();
    const session = open(new Y.Doc(), openCopy);
    clock.advance(1);
    await finish(3, update('abc'));
    expect(session.state()).toMatchObject({ phase: 'offline', unsaved: 3 });
    server.isUp = true;
    clock.advance(2_000);
    expect(session.state().unsaved).toBe(0);
    expect(kept.at(-1)).toBe(0);
  });

  test('deletions in doubt count while they are under way, not as work of this device', async () => {
    const doc = new Y.Doc();
    type(doc, 'abc');
    doc.getText('t').delete(0, 2);
    Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(doc));
    server.savesAtOnce = false;
    const { openCopy, finish } = heldCopy();
    const session = open(new Y.Doc(), openCopy);
    await finish(0, Y.encodeStateAsUpdate(doc));
    clock.advance(1);
    expect(session.state().unsaved).toBe(1);
    server.isUp = false;
    server.line.close(1006);
    expect(session.state()).toMatchObject({ phase: 'offline', unsaved: 0 });
  });

  test('a copy that does not open in time is not waited for, and still comes in', async () => {
    const { openCopy, finish } = heldCopy();
    const session = open(new Y.Doc(), openCopy);
    clock.advance(3_000);
    expect(session.state()).toMatchObject({ loadedLocally: true, synced: true });
    await finish(1, update('late'));
    expect(session.state().unsaved).toBe(1);
    clock.advance(FRAME);
    expect(textOf(server.doc)).toBe('late');
    expect(session.state().unsaved).toBe(0);
  });

  test('a copy that cannot be read is as good as none', async () => {
    const broken: OpenCopy = () => ({
      ...{ loaded: Promise.reject(new Error('no database')), owns: () => false },
      ...{ keepUnsaved: () => {}, close: () => {} },
    });
    const session = open(new Y.Doc(), broken);
    clock.advance(1);
    await Promise.resolve();
    await Promise.resolve();
    expect(session.state()).toMatchObject({ phase: 'online', synced: true });
  });

  test('it is closed with the session, and a later reading changes nothing', async () => {
    const { openCopy, finish, close } = heldCopy();
    const session = open(new Y.Doc(), openCopy);
    session.close();
    expect(close).toHaveBeenCalledTimes(1);
    await finish(5);
    expect(session.state()).toMatchObject({ phase: 'stopped', unsaved: 0 });
  });
});

describe('sizes', () => {
  /** Five notes that are too much for one frame together. */
  function fill(doc: Y.Doc): void {
    for (let note = 0; note < 5; note += 1)
      doc.getMap('notes').set(`n${note}`, new Y.Text('x'.repeat(700_000)));
  }

  test('no document frame is larger than the server takes, and everything arrives', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    server.line.close(1006);
    fill(doc);
    clock.advance(2_000);
    expect(server.line.heard).toEqual(['hello', 'step1', 'step2', 'update', 'update']);
    expect(Math.max(...server.line.sizes)).toBeLessThanOrEqual(limits.updateBytes);
    expect(server.doc.getMap('notes').toJSON()).toEqual(doc.getMap('notes').toJSON());
    expect(session.state()).toMatchObject({ unsaved: 0, synced: true });
  });

  test('the last part of an answer carries its changes', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    server.line.close(1006);
    server.savesAtOnce = false;
    fill(doc);
    clock.advance(2_000);
    server.line.send(messages.saved, 2);
    expect(session.state().unsaved).toBe(5);
    server.line.send(messages.saved, 3);
    expect(session.state().unsaved).toBe(0);
  });

  test('a flood of typing goes out in frames that fit', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    fill(doc);
    clock.advance(FRAME);
    expect(server.line.heard.slice(3)).toEqual(['update', 'update', 'update']);
    expect(Math.max(...server.line.sizes)).toBeLessThanOrEqual(limits.updateBytes);
    expect(session.state().unsaved).toBe(0);
  });
});

describe('closing', () => {
  test('what is left is sent, the socket closed, and no timer stays', () => {
    const doc = new Y.Doc();
    const session = online(doc, true);
    session.presence.setLocal({ participant: { id: 'a', name: 'A', department: '', colour: '' } });
    type(doc, 'bye');
    session.close();
    expect(textOf(server.doc)).toBe('bye');
    expect(server.line.isClosed).toBe(true);
    expect(session.state().phase).toBe('stopped');
    expect(clock.pending).toBe(0);
  });

  test('after that neither the document nor the page wakes it', () => {
    const doc = new Y.Doc();
    const session = online(doc);
    session.close();
    type(doc, 'later');
    window.dispatchEvent(new Event('online'));
    expect(session.state().unsaved).toBe(0);
    expect(clock.pending).toBe(0);
    expect(server.lines).toHaveLength(1);
  });
});

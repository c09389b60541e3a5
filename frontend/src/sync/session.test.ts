import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { protocol } from '../shared/protocol';
import { Bench, FRAME, textOf, type } from './benchSupport';

const { messages } = protocol;

let bench: Bench;

beforeEach(() => {
  bench = new Bench();
});

afterEach(() => {
  bench.close();
});

describe('joining', () => {
  test('hello comes first, then step 1, then the answer to the server', () => {
    bench.online();
    expect(bench.server.line.path).toBe('/sync/m1');
    expect(bench.server.line.heard).toEqual(['hello', 'step1', 'step2']);
  });

  test('the state goes from connecting to online and in step', () => {
    const session = bench.open();
    expect(session.state()).toEqual({
      ...{ phase: 'connecting', synced: false, loadedLocally: true, unsaved: 0, refusal: null },
      level: null,
    });
    bench.clock.advance(1);
    expect(session.state()).toMatchObject({ phase: 'online', synced: true, unsaved: 0 });
  });

  test('what the server has is shown, and is no change of ours', () => {
    type(bench.server.doc, 'theirs');
    const doc = new Y.Doc();
    const session = bench.online(doc);
    expect(textOf(doc)).toBe('theirs');
    expect(session.state().unsaved).toBe(0);
    expect(bench.server.line.heard).toEqual(['hello', 'step1', 'step2']);
  });

  test('what was typed before the connection opened goes along with the answer', () => {
    const doc = new Y.Doc();
    const session = bench.open(doc);
    type(doc, 'early');
    expect(session.state().unsaved).toBe(1);
    bench.clock.advance(1);
    expect(textOf(bench.server.doc)).toBe('early');
    expect(bench.server.line.heard).toEqual(['hello', 'step1', 'step2']);
    expect(session.state().unsaved).toBe(0);
  });

  test('a document that was there before the session is sent and counts until it is saved', () => {
    bench.server.savesAtOnce = false;
    const doc = new Y.Doc();
    type(doc, 'old');
    const session = bench.online(doc);
    expect(session.state()).toMatchObject({ phase: 'online', synced: true, unsaved: 1 });
    bench.server.save();
    expect(session.state().unsaved).toBe(0);
  });
});

describe('saved means on disk', () => {
  test('a change counts until the server has acknowledged its frame', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    bench.server.savesAtOnce = false;
    type(doc, 'a');
    expect(session.state().unsaved).toBe(1);
    bench.clock.advance(FRAME);
    expect(session.state().unsaved).toBe(1);
    bench.server.save();
    expect(session.state().unsaved).toBe(0);
  });

  test('changes of one animation frame go out as one frame and are saved together', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    bench.server.savesAtOnce = false;
    type(doc, 'a');
    type(doc, 'b');
    type(doc, 'c');
    expect(session.state().unsaved).toBe(3);
    expect(bench.server.line.documents).toBe(1);
    bench.clock.advance(FRAME);
    expect(bench.server.line.documents).toBe(2);
    bench.server.save();
    expect(textOf(bench.server.doc)).toBe('abc');
    expect(session.state().unsaved).toBe(0);
  });

  test('an acknowledgement of earlier frames leaves later ones unsaved', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    bench.server.savesAtOnce = false;
    for (const letter of 'abc') {
      type(doc, letter);
      bench.clock.advance(FRAME);
    }
    bench.server.line.send(messages.saved, 3);
    expect(session.state().unsaved).toBe(1);
    bench.server.line.send(messages.saved, 2);
    expect(session.state().unsaved).toBe(1);
    bench.server.line.send(messages.saved, 4);
    expect(session.state().unsaved).toBe(0);
  });

  test('edits of others are never ours to save, nor sent back', () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
    const session = bench.online(mine);
    const line = bench.server.line;
    bench.online(theirs);
    type(theirs, 'hello');
    bench.clock.advance(FRAME);
    expect(textOf(mine)).toBe('hello');
    bench.clock.advance(FRAME);
    expect(session.state().unsaved).toBe(0);
    expect(line.heard.filter((word) => word === 'update')).toEqual([]);
  });

  test('an undo is a change like any other', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    const undo = new Y.UndoManager(doc.getText('t'));
    type(doc, 'a');
    bench.clock.advance(FRAME);
    bench.server.savesAtOnce = false;
    undo.undo();
    bench.clock.advance(FRAME);
    expect(session.state().unsaved).toBe(1);
    bench.server.save();
    expect(textOf(bench.server.doc)).toBe('');
    undo.destroy();
  });

  test('the state is the same object until it changes, and listeners hear only of changes', () => {
    const session = bench.online();
    const state = session.state();
    const heard = vi.fn();
    const leave = session.subscribe(heard);
    bench.server.line.send(messages.saved, 1);
    bench.server.line.send(99, 'a type of a later version');
    expect(session.state()).toBe(state);
    expect(heard).not.toHaveBeenCalled();
    bench.server.line.close(1012);
    expect(heard).toHaveBeenCalled();
    heard.mockClear();
    leave();
    bench.clock.advance(2_000);
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('closing', () => {
  test('what is left is sent, the socket closed, and no timer stays', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc, true);
    session.presence.setLocal({ participant: { id: 'a', name: 'A', department: '', colour: '' } });
    type(doc, 'bye');
    session.close();
    expect(textOf(bench.server.doc)).toBe('bye');
    expect(bench.server.line.isClosed).toBe(true);
    expect(session.state().phase).toBe('stopped');
    expect(bench.clock.pending).toBe(0);
  });

  test('after that neither the document nor the page wakes it', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    session.close();
    type(doc, 'later');
    window.dispatchEvent(new Event('online'));
    expect(session.state().unsaved).toBe(0);
    expect(bench.clock.pending).toBe(0);
    expect(bench.server.lines).toHaveLength(1);
  });
});

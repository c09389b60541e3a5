import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { protocol } from '../shared/protocol';
import { Bench, FRAME, textOf, type } from './benchSupport';

const { messages } = protocol;
const [VIEW, COMMENT, EDIT] = [1, 2, 3];

let bench: Bench;

beforeEach(() => {
  bench = new Bench();
});

afterEach(() => {
  bench.close();
});

describe('a viewer', () => {
  test('gets what is there, is in step, and sends nothing (A2)', () => {
    bench.server.level = VIEW;
    type(bench.server.doc, 'theirs');
    const doc = new Y.Doc();
    const session = bench.online(doc);
    expect(textOf(doc)).toBe('theirs');
    expect(session.state()).toMatchObject({ synced: true, level: 'view', unsaved: 0 });
    expect(bench.server.line.heard).toEqual(['hello', 'step1']);
  });

  test('is shown to nobody; a commenter is', () => {
    bench.server.level = VIEW;
    const session = bench.online(new Y.Doc(), true);
    const participant = { id: 'a', name: 'Anouk', department: '', colour: '#1f5fd0' };
    session.presence.setLocal({ participant, map: null });
    bench.clock.advance(1000);
    expect(bench.server.awareness).toHaveLength(0);
    bench.server.setLevel(COMMENT);
    bench.clock.advance(1000);
    expect(bench.server.awareness).toHaveLength(1);
  });
});

describe('a level that changes while the page is open (P7)', () => {
  test('lowered, it stops edits at once: they stay counted and the connection stays open', () => {
    const doc = new Y.Doc();
    const session = bench.online(doc);
    type(doc, 'early ');
    bench.server.setLevel(VIEW);
    type(doc, 'late');
    bench.clock.advance(FRAME * 4);
    expect(session.state()).toMatchObject({ phase: 'online', level: 'view', unsaved: 2 });
    expect(textOf(bench.server.doc)).toBe('');
  });

  test('lowered, what the server took before is still acknowledged (A3)', () => {
    const doc = new Y.Doc();
    bench.server.savesAtOnce = false;
    const session = bench.online(doc);
    type(doc, 'early');
    bench.clock.advance(FRAME);
    bench.server.setLevel(VIEW);
    bench.server.save();
    expect(session.state().unsaved).toBe(0);
  });

  test('raised, the server asks and gets what it lacks', () => {
    bench.server.level = VIEW;
    const doc = new Y.Doc();
    const session = bench.online(doc);
    bench.server.setLevel(EDIT);
    type(doc, 'mine');
    bench.clock.advance(FRAME * 2);
    expect(session.state()).toMatchObject({ level: 'edit', unsaved: 0 });
    expect(textOf(bench.server.doc)).toBe('mine');
  });

  test('raised while away, it is asked on the next connection', () => {
    bench.server.level = VIEW;
    const doc = new Y.Doc();
    const session = bench.online(doc);
    bench.server.line.close(1006);
    bench.server.level = EDIT;
    bench.clock.advance(2000);
    type(doc, 'mine');
    bench.clock.advance(FRAME * 2);
    expect(session.state()).toMatchObject({ level: 'edit', synced: true, unsaved: 0 });
  });
});

test('what changed beside the document is told by its subject (P8)', () => {
  const session = bench.online();
  const heard: string[] = [];
  const stop = session.onChanged((subject) => heard.push(subject));
  bench.server.line.send(messages.changed, 'requests');
  stop();
  bench.server.line.send(messages.changed, 'context');
  expect(heard).toEqual(['requests']);
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { protocol } from '../shared/protocol';
import { textOf, type } from './benchSupport';
import { type ReadingPhase, readDocument } from './reading';
import { FakeClock, FakeServer } from './testSupport';

const { closeCodes, messages } = protocol;
const VIEW = 1;

let clock: FakeClock;
let server: FakeServer;
let doc: Y.Doc;
let phases: ReadingPhase[];
let changed: string[];
let stop: () => void;

beforeEach(() => {
  clock = new FakeClock();
  server = new FakeServer(clock);
  server.level = VIEW;
  type(server.doc, 'theirs');
  doc = new Y.Doc();
  [phases, changed] = [[], []];
  stop = readDocument({
    ...{ path: '/embed/token/sync/name', doc, clock, makeSocket: server.makeSocket },
    random: () => 1,
    onPhase: (phase) => phases.push(phase),
    onChanged: (subject) => changed.push(subject),
  });
});

afterEach(() => stop());

describe('a reader', () => {
  it('gets all that is there and then what changes, and sends nothing but its questions', () => {
    clock.advance(1);
    expect(textOf(doc)).toBe('theirs');
    expect(phases).toEqual(['live']);
    type(server.doc, ' and more');
    server.line.send(messages.sync, 2, Y.encodeStateAsUpdate(server.doc));
    expect(textOf(doc)).toBe('theirs and more');
    expect(server.line.path).toBe('/embed/token/sync/name');
    expect(server.line.heard).toEqual(['hello', 'step1']);
  });

  it('writes nothing even when the server asks for what it has', () => {
    clock.advance(1);
    type(doc, 'mine');
    server.setLevel(3);
    clock.advance(1000);
    expect(textOf(server.doc)).toBe('theirs');
    expect(server.line.heard).toEqual(['hello', 'step1']);
  });

  it('says that it is away, comes back by itself and catches up', () => {
    clock.advance(1);
    server.crash();
    type(server.doc, ' later');
    expect(phases).toEqual(['live', 'away']);
    clock.advance(2000);
    expect(textOf(doc)).toBe('theirs later');
    expect(phases).toEqual(['live', 'away', 'live']);
  });

  it('hears what changed beside the document (P8)', () => {
    clock.advance(1);
    server.line.send(messages.changed, 'context');
    expect(changed).toEqual(['context']);
  });

  it.each(['forbidden', 'unknown', 'gone'] as const)(
    'ends for good when closed as %s',
    (reason) => {
      clock.advance(1);
      server.line.close(closeCodes[reason]);
      expect(phases.at(-1)).toBe('ended');
      clock.advance(600_000);
      expect(server.lines).toHaveLength(1);
    },
  );

  it('mixes no other history into what it has (P14)', () => {
    clock.advance(1);
    server.doc = new Y.Doc();
    type(server.doc, 'as it was last week');
    server.epoch = 9;
    server.line.close(1006);
    clock.advance(2000);
    expect(phases.at(-1)).toBe('restored');
    expect(textOf(doc)).toBe('theirs');
  });

  it('is outdated when the server speaks another version', () => {
    server.version += 1;
    clock.advance(1);
    expect(phases).toEqual(['outdated']);
  });

  it('is silent once it is stopped', () => {
    clock.advance(1);
    stop();
    clock.advance(600_000);
    expect(phases).toEqual(['live']);
    expect(server.lines).toHaveLength(1);
    expect(server.line.isClosed).toBe(true);
  });
});

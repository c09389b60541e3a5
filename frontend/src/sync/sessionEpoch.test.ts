import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Bench, FRAME, HeldCopy, textOf, type } from './benchSupport';
import { localEpochs } from './epochs';

let bench: Bench;

beforeEach(() => {
  bench = new Bench();
});

afterEach(() => {
  bench.close();
  localStorage.clear();
});

function restore(text: string): void {
  bench.server.crash();
  bench.server.doc = new Y.Doc();
  type(bench.server.doc, text);
  bench.server.epoch = 9;
}

test('a first visit learns the epoch and keeps it with its copy', () => {
  bench.server.epoch = 7;
  bench.online();
  expect(bench.known.get('m1')).toEqual({ epoch: 7, copy: 'm1' });
});

test('a page from before a restore merges nothing, keeps its work and stays as it is (P14)', () => {
  const doc = new Y.Doc();
  const session = bench.online(doc);
  type(doc, 'saved');
  bench.clock.advance(FRAME);
  restore('as it was last week');
  type(doc, ', unsaved');
  bench.clock.advance(2_000);
  expect(session.state()).toMatchObject({ phase: 'restored', unsaved: 1 });
  expect(textOf(doc)).toBe('saved, unsaved');
  expect(textOf(bench.server.doc)).toBe('as it was last week');
  bench.clock.advance(600_000);
  expect(bench.server.lines).toHaveLength(2);
});

test('loaded again it begins with an empty copy of the new history', () => {
  const names: string[] = [];
  const open = new HeldCopy().open;
  bench.online();
  restore('as it was last week');
  bench.clock.advance(2_000);
  const doc = new Y.Doc();
  const session = bench.open(doc, (name, each) => {
    names.push(name);
    return open(name, each);
  });
  bench.clock.advance(5_000);
  expect(names).toEqual(['empathyboard:m1:9']);
  expect(session.state().phase).toBe('online');
  expect(textOf(doc)).toBe('as it was last week');
});

test('a server that tells no epoch is of the same one', () => {
  const doc = new Y.Doc();
  const session = bench.online(doc);
  bench.server.line.send(64, bench.server.version);
  expect(session.state().phase).toBe('online');
});

test('a device keeps what it knows, and what it cannot read is nothing', () => {
  expect(localEpochs.read('m2')).toEqual({ epoch: null, copy: 'm2' });
  localEpochs.keep('m2', { epoch: 3, copy: 'm2:3' });
  expect(localEpochs.read('m2')).toEqual({ epoch: 3, copy: 'm2:3' });
  localStorage.setItem('empathyboard.epoch.m2', '{"epoch":"three"}');
  expect(localEpochs.read('m2')).toEqual({ epoch: null, copy: 'm2' });
  localStorage.setItem('empathyboard.epoch.m2', '{');
  expect(localEpochs.read('m2')).toEqual({ epoch: null, copy: 'm2' });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { Ledger } from './ledger';

let ledger: Ledger;

beforeEach(() => {
  ledger = new Ledger();
});

describe('what is unsaved', () => {
  test('nothing at first', () => {
    expect(ledger.unsaved).toBe(0);
  });

  test('a change counts while it waits, while it is under way, and no longer', () => {
    ledger.add();
    expect(ledger.unsaved).toBe(1);
    ledger.send(1);
    expect(ledger.unsaved).toBe(1);
    ledger.saved(1);
    expect(ledger.unsaved).toBe(0);
  });

  test('an acknowledgement covers all frames up to it', () => {
    ledger.add(3);
    ledger.send(1);
    ledger.send(2);
    ledger.add(4);
    ledger.send(4);
    ledger.saved(2);
    expect(ledger.unsaved).toBe(4);
  });

  test('an acknowledgement of frames never sent clears only what was sent', () => {
    ledger.add(2);
    ledger.send(1);
    ledger.saved(99);
    expect(ledger.unsaved).toBe(1);
  });
});

describe('an answer', () => {
  test('carries what waits and what was sent without acknowledgement', () => {
    ledger.add(2);
    ledger.send(1);
    ledger.answer('content');
    ledger.saved(1);
    expect(ledger.unsaved).toBe(2);
    ledger.saved(2);
    expect(ledger.unsaved).toBe(0);
  });

  test('with content that nobody counted is one change', () => {
    ledger.answer('content');
    expect(ledger.unsaved).toBe(1);
    ledger.restart();
    expect(ledger.unsaved).toBe(1);
  });

  test('with deletions alone is in doubt: it counts until the line ends', () => {
    ledger.answer('deletions');
    expect(ledger.unsaved).toBe(1);
    ledger.restart();
    expect(ledger.unsaved).toBe(0);
  });

  test('with deletions that someone made here is no doubt', () => {
    ledger.add();
    ledger.answer('deletions');
    ledger.restart();
    expect(ledger.unsaved).toBe(1);
  });

  test('with nothing counts nothing, but is a frame', () => {
    ledger.answer('nothing');
    expect(ledger.unsaved).toBe(0);
    ledger.add();
    ledger.send(1);
    ledger.saved(1);
    expect(ledger.unsaved).toBe(1);
    ledger.saved(2);
    expect(ledger.unsaved).toBe(0);
  });
});

describe('what went wrong', () => {
  test('refused frames wait for the next answer, whatever is acknowledged before it', () => {
    ledger.add(2);
    ledger.send(2);
    ledger.refused();
    ledger.saved(1);
    expect(ledger.unsaved).toBe(2);
    ledger.answer('content');
    ledger.saved(2);
    expect(ledger.unsaved).toBe(0);
  });

  test('a new connection counts from 1 and keeps what was not acknowledged', () => {
    ledger.add(2);
    ledger.send(1);
    ledger.restart();
    expect(ledger.unsaved).toBe(2);
    ledger.answer('content');
    ledger.saved(1);
    expect(ledger.unsaved).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import { protocol } from '../shared/protocol';
import { FIRST_LINK, isFinal, isFlowing, type Link, type LinkEvent, step } from './machine';

const VECTOR = Uint8Array.of(0);

/** A link after events, and in words what was to be done at the last one. */
function follow(...events: readonly LinkEvent[]): readonly [Link, readonly string[]] {
  let link = FIRST_LINK;
  let done: readonly string[] = [];
  for (const event of events) {
    const [next, ...effects] = step(link, event);
    link = next;
    done = effects.map((effect) => effect.do);
  }
  return [link, done];
}

const STARTED: LinkEvent = { is: 'started' };
const LOADED: LinkEvent = { is: 'loaded' };
const OPENED: LinkEvent = { is: 'opened' };
const ASKED: LinkEvent = { is: 'asked', vector: VECTOR };
const FILLED: LinkEvent = { is: 'filled' };
const HEARD: LinkEvent = { is: 'heard' };
const UP = [STARTED, LOADED, OPENED, HEARD, ASKED, FILLED] as const;
const closed = (code: number): LinkEvent => ({ is: 'closed', code });

describe('coming up', () => {
  test('it connects while the copy is being read', () => {
    expect(follow(STARTED)[1]).toEqual(['connect']);
    expect(follow(STARTED, LOADED)[1]).toEqual([]);
  });

  test('open before the copy was read: hello alone, the rest when it was', () => {
    expect(follow(STARTED, OPENED)[1]).toEqual(['greet']);
    expect(follow(STARTED, OPENED, LOADED)[1]).toEqual(['ask']);
  });

  test('asked before the copy was read: the answer comes after our own question', () => {
    expect(follow(STARTED, OPENED, ASKED)[1]).toEqual([]);
    expect(follow(STARTED, OPENED, ASKED, LOADED)[1]).toEqual(['ask', 'answer']);
  });

  test('the copy first: hello and question at once', () => {
    expect(follow(STARTED, LOADED, OPENED)[1]).toEqual(['greet', 'ask']);
    expect(follow(STARTED, LOADED, OPENED, ASKED)[1]).toEqual(['answer']);
  });

  test('a copy read twice (late, after patience ended) begins once', () => {
    expect(follow(...UP, LOADED)[1]).toEqual([]);
  });

  test('online is what was heard of, not what was opened', () => {
    expect(follow(STARTED, LOADED, OPENED)[0].phase).toBe('connecting');
    expect(follow(STARTED, LOADED, OPENED, HEARD)[0].phase).toBe('online');
  });

  test('edits flow once the server was answered', () => {
    expect(isFlowing(follow(STARTED, LOADED, OPENED, FILLED)[0])).toBe(false);
    expect(isFlowing(follow(...UP)[0])).toBe(true);
  });
});

describe('going down', () => {
  test('a lost line is dropped and tried again, later each time', () => {
    const [link, done] = follow(...UP, { is: 'lost' });
    expect(done).toEqual(['drop', 'retry']);
    expect(link).toMatchObject({ phase: 'offline', socket: 'none', attempt: 1, isAnswered: false });
    const [again] = follow(...UP, { is: 'lost' }, { is: 'due' }, closed(1006));
    expect(again.attempt).toBe(2);
  });

  test('in step again, the next failure is a first one', () => {
    const [link] = follow(...UP, { is: 'lost' }, { is: 'due' }, OPENED, FILLED);
    expect(link.attempt).toBe(0);
  });

  test('codes from 4400 to 4499 end it, all others do not (P23)', () => {
    for (let code = 4400; code < 4500; code += 1)
      expect(isFinal(follow(...UP, closed(code))[0])).toBe(true);
    for (const code of [1000, 1001, 1006, 1012, 1013, 4399, 4500, 4509])
      expect(follow(...UP, closed(code))[1]).toEqual(['drop', 'retry']);
  });

  test('what is over is woken by nothing but a person', () => {
    const over = [...UP, closed(4410)] as const;
    for (const is of ['woken', 'due', 'lost'] as const) {
      const [link, done] = follow(...over, { is });
      expect(done).toEqual([]);
      expect(link.phase).toBe('gone');
    }
    expect(follow(...over, { is: 'forced' })[1]).toEqual(['drop', 'connect']);
  });

  test('woken while connected or connecting it does nothing', () => {
    expect(follow(...UP, { is: 'woken' })[1]).toEqual([]);
    expect(follow(STARTED, { is: 'woken' })[1]).toEqual([]);
  });

  test('woken while waiting it connects at once and starts its patience over', () => {
    const [link, done] = follow(...UP, { is: 'lost' }, { is: 'woken' });
    expect(done).toEqual(['connect']);
    expect(link.attempt).toBe(0);
  });

  test('stopped is dropped for good', () => {
    const [link, done] = follow(...UP, { is: 'stopped' });
    expect([link.phase, done]).toEqual(['stopped', ['drop']]);
    expect(step(link, LOADED)[1]).toBeUndefined();
  });
});

describe('refusals', () => {
  test('a refusal stops the flow until the server asks again', () => {
    const [refused] = follow(...UP, { is: 'refused', reason: 'storage' });
    expect(refused).toMatchObject({ phase: 'refused', refusal: 'storage', socket: 'open' });
    expect([isFlowing(refused), isFinal(refused)]).toEqual([false, false]);
    const [asked, effect] = step(refused, ASKED);
    expect([isFlowing(asked), effect?.do, asked.phase]).toEqual([true, 'answer', 'refused']);
    expect(step(asked, { is: 'settled' })[0]).toMatchObject({ phase: 'online', refusal: null });
  });

  test('settled without a refusal changes nothing', () => {
    const [link] = follow(...UP);
    expect(step(link, { is: 'settled' })[0]).toBe(link);
  });

  test('a line lost while refused is offline, and the refusal is told anew if it lasts', () => {
    const [link] = follow(...UP, { is: 'refused', reason: 'storage' }, { is: 'lost' });
    expect(link).toMatchObject({ phase: 'offline', refusal: null });
  });

  test('our own version is welcome, any other ends it', () => {
    expect(
      follow(...UP, { is: 'greeted', version: protocol.version, isSameEpoch: true })[0].phase,
    ).toBe('online');
    const [link, done] = follow(...UP, { is: 'greeted', version: 0, isSameEpoch: true });
    expect([link.phase, done]).toEqual(['outdated', ['drop']]);
  });
});

import { describe, expect, it, vi } from 'vitest';
import type { Point } from '../shared/catalogue';
import { Activity } from './activity';
import { FakePresence, someone } from './support/fakePresence';

const caret = (note: string, head = '1') => ({ caret: { note, anchor: '0', head } });

describe('held notes', () => {
  it('are where the others hold them', () => {
    const presence = new FakePresence();
    const activity = new Activity(presence);
    presence.meet(someone('Sam', { drag: { n: [10, 20] } }));
    expect(activity.heldAt('n')).toEqual([10, 20]);
    presence.meet(someone('Sam'));
    expect(activity.heldAt('n')).toBeUndefined();
  });

  it('keep their point object while they rest, so that nothing redraws', () => {
    const presence = new FakePresence();
    const activity = new Activity(presence);
    presence.meet(someone('Sam', { drag: { n: [10, 20], m: [1, 1] } }));
    const before = activity.heldAt('n');
    presence.meet(someone('Sam', { drag: { n: [10, 20], m: [2, 1] } }));
    expect(activity.heldAt('n')).toBe(before);
    expect(activity.heldAt('m')).toEqual([2, 1]);
  });

  it('are nowhere when somebody sends nonsense', () => {
    const presence = new FakePresence();
    const activity = new Activity(presence);
    const nonsense = { a: 'x', b: [1], c: [1, Number.NaN], d: null };
    presence.meet(someone('Sam', { drag: nonsense as unknown as Record<string, Point> }));
    for (const note of Object.keys(nonsense)) expect(activity.heldAt(note)).toBeUndefined();
  });
});

describe('typists', () => {
  it('are known by note, with name and colour', () => {
    const presence = new FakePresence();
    const activity = new Activity(presence);
    presence.meet(someone('Sam', caret('n')), someone('Fatima', caret('n')), someone('Joost'));
    expect(activity.typists('n').map(({ name }) => name)).toEqual(['Sam', 'Fatima']);
    expect(activity.typists('n')[0]?.colour).toBe('#1f5fd0');
    expect(activity.typists('m')).toEqual([]);
  });

  it('are the same array until their typing changes', () => {
    const presence = new FakePresence();
    const activity = new Activity(presence);
    presence.meet(someone('Sam', caret('n')));
    const before = activity.typists('n');
    presence.meet(someone('Sam', { ...caret('n'), cursor: [1, 2] }));
    expect(activity.typists('n')).toBe(before);
    presence.meet(someone('Sam', caret('n', '2')));
    expect(activity.typists('n')).not.toBe(before);
  });

  it('may have no name yet', () => {
    const presence = new FakePresence();
    const activity = new Activity(presence);
    presence.meet(caret('n'));
    expect(activity.typists('n')[0]).toMatchObject({ name: '', colour: '' });
  });
});

it('tells its listeners until it is destroyed', () => {
  const presence = new FakePresence();
  const activity = new Activity(presence);
  const listener = vi.fn();
  activity.subscribe(listener);
  presence.meet(someone('Sam', { drag: { n: [1, 2] } }));
  expect(listener).toHaveBeenCalledTimes(1);
  activity.destroy();
  presence.meet();
  expect(listener).toHaveBeenCalledTimes(1);
});

it('does not bother the notes with cursors', () => {
  const presence = new FakePresence();
  const activity = new Activity(presence);
  const listener = vi.fn();
  presence.meet(someone('Sam', { drag: { n: [1, 2] }, ...caret('m') }));
  activity.subscribe(listener);
  presence.meet(someone('Sam', { drag: { n: [1, 2] }, ...caret('m'), cursor: [5, 5] }));
  expect(listener).not.toHaveBeenCalled();
  presence.meet(someone('Sam', { ...caret('m'), cursor: [5, 5] }));
  expect(listener).toHaveBeenCalledTimes(1);
});

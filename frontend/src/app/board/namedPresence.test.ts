import { expect, test, vi } from 'vitest';
import { FakePresence } from '../../editor/support/fakePresence';
import { distinctNames, NamedPresence } from './namedPresence';

const who = (id: string, name: string) => ({ id, name, department: 'sales', colour: '#1f5fd0' });
const names = (presence: NamedPresence) =>
  presence.others().map(({ state }) => state.participant?.name);

test('people of one name get numbers, the same in every browser; the nameless none', () => {
  const people = [
    who('c', 'anouk'),
    who('a', 'Anouk '),
    who('b', 'Sam'),
    who('d', ''),
    who('e', ''),
  ];
  const told = [...distinctNames(people)];
  expect(told).toEqual([...distinctNames([...people].reverse())]);
  expect(Object.fromEntries(told)).toEqual({ a: 'Anouk', b: 'Sam', c: 'anouk 2', d: '', e: '' });
});

test('a person with two tabs is one', () => {
  expect(distinctNames([who('a', 'Anouk'), who('a', 'Anouk')]).get('a')).toBe('Anouk');
});

test('on a map people have the number that they have on the board', () => {
  const [map, board] = [new FakePresence(), new FakePresence()];
  const me = who('m', 'Eve');
  const presence = new NamedPresence(map, board, () => me);
  map.meet({ participant: who('b', 'Anouk') });
  expect(names(presence)).toEqual(['Anouk']);
  board.meet({ participant: who('a', 'Anouk') }, { participant: who('b', 'Anouk') });
  expect(names(presence)).toEqual(['Anouk 2']);
  expect(presence.others()).toBe(presence.others());
});

test('one’s own name takes part', () => {
  const board = new FakePresence();
  let me = who('m', 'Eve');
  const presence = new NamedPresence(board, board, () => me);
  board.meet({ participant: who('a', 'Anouk') }, { participant: who('z', 'Anouk') });
  expect(presence.myName()).toBe('Eve');
  me = who('m', 'Anouk');
  expect(presence.myName()).toBe('Anouk 2');
  expect(names(presence)).toEqual(['Anouk', 'Anouk 3']);
});

test('news of either is told until nobody wants it', () => {
  const [map, board] = [new FakePresence(), new FakePresence()];
  const listener = vi.fn();
  const stop = new NamedPresence(map, board, () => who('m', 'Eve')).subscribe(listener);
  map.meet();
  board.meet();
  stop();
  map.meet();
  expect(listener).toHaveBeenCalledTimes(2);
});

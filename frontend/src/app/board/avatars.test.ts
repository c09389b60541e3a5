import { describe, expect, it } from 'vitest';
import { initials, isSameCrowd, unique } from './people';

describe('initials', () => {
  it.each([
    ['Anouk de Vries', 'AV'],
    ['Sam', 'SA'],
    ['  élodie   blanc ', 'ÉB'],
    ['李', '李'],
    ['👩‍💻 Dev', '👩D'],
    ['', ''],
  ])('of “%s” are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});

describe('unique', () => {
  const person = (clientId: number, id?: string) => ({
    clientId,
    state: id ? { participant: { id, name: id, department: '', colour: '' } } : {},
  });

  it('shows a person with two tabs once, and oneself not at all', () => {
    const people = [person(1, 'me'), person(2, 'sam'), person(3, 'sam'), person(4, 'eve')];
    expect(unique(people, 'me').map(({ clientId }) => clientId)).toEqual([2, 4]);
  });

  it('keeps people apart who have not said who they are', () => {
    expect(unique([person(1), person(2)], 'me')).toHaveLength(2);
  });
});

describe('a crowd', () => {
  const participant = { id: 'sam', name: 'Sam', department: '', colour: '' };
  const sam = { clientId: 1, state: { participant, map: 'cfo' } };

  it('is the same while only pointers move', () => {
    const moved = { clientId: 1, state: { ...sam.state, cursor: [1, 2] as const } };
    expect(isSameCrowd([sam], [moved])).toBe(true);
  });

  it('is another when somebody comes, looks elsewhere or takes another name', () => {
    expect(isSameCrowd([], [sam])).toBe(false);
    expect(isSameCrowd([sam], [{ ...sam, state: { ...sam.state, map: 'cto' } }])).toBe(false);
    const renamed = { ...sam, state: { ...sam.state, participant: { ...participant } } };
    expect(isSameCrowd([sam], [renamed])).toBe(false);
  });
});

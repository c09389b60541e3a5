import { describe, expect, test } from 'vitest';
import { limits } from '../shared/limits';
import { fitPresence, readPresence } from './presenceState';
import type { PresenceState } from './types';

const ANOUK = { id: 'p1', name: 'Anouk', department: 'sales', colour: '#b3261e' };

describe('states of others', () => {
  test('a whole state is read as it is (P33)', () => {
    const state: PresenceState = {
      participant: ANOUK,
      map: 'cfo',
      cursor: [1, 2],
      selection: ['n1'],
      drag: { n1: [3, 4] },
      caret: { note: 'n1', anchor: 'a', head: 'b' },
    };
    expect(readPresence(state)).toEqual(state);
  });

  test.each([null, undefined, 'x', [], {}, { participant: 7 }, { participant: { name: 'x' } }])(
    '%j is nobody of ours',
    (state) => {
      expect(readPresence(state)).toBeNull();
    },
  );

  test('parts of the wrong type are left out', () => {
    const state = readPresence({
      ...{ participant: { ...ANOUK, name: 5, department: {} }, map: 3, cursor: [1, 'x'] },
      ...{ selection: ['a', 7], drag: { a: [1, 2], b: 'there' }, caret: { note: 'n' } },
    });
    expect(state).toEqual({
      participant: { ...ANOUK, name: '', department: '' },
      map: null,
      cursor: undefined,
      selection: ['a'],
      drag: { a: [1, 2] },
      caret: undefined,
    });
  });

  test('a colour that is none is replaced: it ends up in styles', () => {
    const colour = 'red;background:url(//x)';
    const state = readPresence({ participant: { ...ANOUK, colour } });
    expect(state?.participant.colour).toMatch(/^#[0-9a-f]{6}$/);
  });

  test('a name without end is cut', () => {
    const state = readPresence({ participant: { ...ANOUK, name: 'x'.repeat(9000) } });
    expect(state?.participant.name).toHaveLength(limits.nameLength);
  });
});

describe('our own state', () => {
  test('what fits is the same object', () => {
    const state = { participant: ANOUK, map: null };
    expect(fitPresence(state)).toBe(state);
  });

  test('of hundreds of dragged notes as many are told as the server takes', () => {
    const ids = Array.from({ length: 300 }, (_, place) => `note-number-${place}-xxxxxxx`);
    const drag = Object.fromEntries(ids.map((id) => [id, [1234, 567] as const]));
    const fitted = fitPresence({ participant: ANOUK, map: null, selection: ids, drag });
    expect(JSON.stringify(fitted).length).toBeLessThanOrEqual(limits.presenceStateBytes);
    expect(fitted.selection?.length).toBeGreaterThan(10);
    expect(fitted.participant).toEqual(ANOUK);
  });

  test('a name that is too long by itself is not cut here', () => {
    const participant = { ...ANOUK, name: '😀'.repeat(3000) };
    expect(fitPresence({ participant }).participant).toBe(participant);
  });
});

import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BoardDocument } from './boardDocument';
import { usualDepartments } from './departments';

type Fields = Readonly<Record<string, unknown>>;

function boardWith(entries: Readonly<Record<string, Fields>>): BoardDocument {
  const doc = new Y.Doc();
  const root = doc.getMap('departments');
  for (const [key, fields] of Object.entries(entries)) {
    root.set(key, new Y.Map(Object.entries(fields)));
  }
  return new BoardDocument(doc);
}

describe('the departments of a board (D24)', () => {
  it('are the four of the catalogue while the document has not come', () => {
    expect(boardWith({}).departments()).toEqual(usualDepartments);
  });

  it('stand in their order, those that the board added with a name, colour, shape and code', () => {
    const told = boardWith({
      marketing: { rank: 'a1' },
      x7: { rank: 'a2', name: 'Field Service', colour: 'paper' },
      sales: { rank: 'a0', colour: 'coral' },
      x8: { rank: 'a3', name: 'Finance', colour: 'mint' },
    }).departments();
    expect(told.map(({ key, code }) => [key, code])).toEqual([
      ['sales', 'SA'],
      ['marketing', 'MK'],
      ['x7', 'FS'],
      ['x8', 'FI'],
    ]);
    expect(told[0]?.colour).toBe('coral');
    expect(new Set(told.map(({ glyph }) => glyph)).size).toBe(4);
  });

  it('leave out half an entry and a binned one, and take paper for an unknown colour', () => {
    const told = boardWith({
      marketing: { rank: 'a0' },
      half: { rank: 'a1' },
      gone: { rank: 'a2', name: 'Gone', deleted: 1 },
      x: { rank: 'a3', name: '顧客対応', colour: 'pink' },
    }).departments();
    expect(told.map(({ key }) => key)).toEqual(['marketing', 'x']);
    expect(told[1]).toMatchObject({ colour: 'paper', code: '顧客' });
  });

  it('give two names of one beginning different codes', () => {
    const told = boardWith({
      a: { rank: 'a0', name: 'Support' },
      b: { rank: 'a1', name: 'Supply' },
    }).departments();
    expect(told.map(({ code }) => code)).toEqual(['SU', 'SP']);
  });
});

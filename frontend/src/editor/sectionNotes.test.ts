import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SectionNotes } from '../document/sectionNotes';
import { TestEditor } from './support/testEditor';

let test: TestEditor;
let notes: SectionNotes;

beforeEach(() => {
  test = new TestEditor();
});

const follow = () => {
  notes = new SectionNotes(test.map);
};

/** A thousand notes, five hundred of them in one section. */
function fill(): readonly string[] {
  return Array.from({ length: 1000 }, (_, at) =>
    test.put(`${at}`, [100 + 8 * (at % 40), 500 + 8 * Math.floor(at / 40)], {
      section: at % 2 === 0 ? 'hear' : 'do',
    }),
  );
}

describe('the notes of a section', () => {
  it('follow a note that moves, comes and goes', async () => {
    const [a = '', b = ''] = [test.put('a', [104, 504]), test.put('b', [304, 504])];
    follow();
    test.map.placeNotes([{ id: a, pos: [504, 504], section: 'hear' }]);
    const c = test.put('c', [104, 804]);
    await test.flush();
    expect(notes.of('hear')).toEqual([b, a, c]);
    test.map.placeNotes([{ id: b, pos: [2504, 504], section: 'see' }]);
    test.map.binNotes([c]);
    await test.flush();
    expect(notes.of('hear')).toEqual([a]);
    expect(notes.of('see')).toEqual([b]);
  });

  it('of which one lies on another say so, in their own section alone', async () => {
    const [under, top = ''] = [test.put('a', [104, 504]), test.put('b', [104, 504])];
    follow();
    const pile = notes.under(top);
    expect(pile).toEqual([under]);
    expect([under, top].map((id) => notes.isCovered(id ?? ''))).toEqual([true, false]);
    test.put('elsewhere', [2504, 504], { section: 'see' });
    test.put('beside', [504, 504]);
    await test.flush();
    expect(notes.under(top)).toBe(pile);
    test.map.placeNotes([{ id: top, pos: [504, 804], section: 'hear' }]);
    await test.flush();
    expect(notes.under(top)).toEqual([]);
    expect(notes.isCovered(under ?? '')).toBe(false);
  });

  it('are worked out once for a hundred notes that move, and only in their section', async () => {
    const ids = fill();
    follow();
    await test.flush();
    const elsewhere = notes.of('do');
    const read = vi.spyOn(test.map, 'note');
    const told = vi.fn();
    notes.subscribe(told);
    const moved = ids.filter((_, at) => at % 10 === 0);
    for (const id of moved) test.map.changeNote(id, { pos: [200, 900] });
    await test.flush();
    expect(told).toHaveBeenCalledOnce();
    // Each moved note twice, then the five hundred of the section; a full count were 100,000.
    const ofSections = read.mock.calls.length;
    expect(ofSections).toBeLessThan(1500);
    expect(notes.of('do')).toBe(elsewhere);
  });
});

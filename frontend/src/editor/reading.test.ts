import { describe, expect, it } from 'vitest';
import { boxAround, inReadingOrder, neighbour, notesIn, SECTION_ORDER } from '../document/reading';
import { TestEditor } from './support/testEditor';

describe('reading order', () => {
  it('goes row by row and from left to right', () => {
    const test = new TestEditor();
    test.put('4', [400, 900]);
    test.put('2', [300, 500]);
    test.put('1', [100, 510]);
    test.put('3', [100, 900]);
    expect(inReadingOrder(test.notes).map(({ text }) => text)).toEqual(['1', '2', '3', '4']);
  });

  it('takes notes whose tops differ by less than half a note as one row', () => {
    const test = new TestEditor();
    test.put('b', [300, 500]);
    test.put('a', [100, 570]);
    test.put('c', [100, 660]);
    expect(inReadingOrder(test.notes).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
  });

  it('knows only the notes of the section', () => {
    const test = new TestEditor();
    test.put('here');
    test.put('there', [2500, 500], { section: 'see' });
    expect(notesIn(test.map, 'see').map(({ text }) => text)).toEqual(['there']);
    expect(notesIn(test.map, 'goal')).toEqual([]);
  });
});

describe('neighbour', () => {
  it('walks to the next and the one before, and ends at the ends', () => {
    const test = new TestEditor();
    const [a, b] = [test.put('a', [100, 500]), test.put('b', [300, 500])];
    expect(neighbour(test.map, a, 1)).toBe(b);
    expect(neighbour(test.map, b, -1)).toBe(a);
    expect(neighbour(test.map, b, 1)).toBeUndefined();
    expect(neighbour(test.map, 'nothing', 1)).toBeUndefined();
  });
});

describe('boxAround', () => {
  it('spans all notes, of every size', () => {
    const box = boxAround([
      { pos: [100, 100], size: 's' },
      { pos: [500, 300], size: 'l' },
    ]);
    expect(box).toEqual({ x: 100, y: 100, w: 624, h: 424 });
  });

  it('is nothing around nothing', () => {
    expect(boxAround([])).toBeNull();
  });
});

it('lists the sections in the order of the steps', () => {
  expect(SECTION_ORDER[0]).toBe('who');
  expect(SECTION_ORDER.at(-1)).toBe('park');
  expect(SECTION_ORDER).toHaveLength(10);
});

import { describe, expect, test } from 'vitest';
import { type Point, type SectionKey, SHEET, sections } from './catalogue';
import { boxOf, clampInto, contains, isInHead, overlaps, sectionAt } from './geometry';

const at = (x: number, y: number): Point => [x * SHEET.width, y * SHEET.height];

function middle(key: SectionKey): Point {
  const { x, y, w, h } = boxOf(key);
  return [x + w / 2, y + h / 2];
}

describe('the section after a drop (D43)', () => {
  test('the middle of every section is in that section', () => {
    for (const { key } of sections) {
      expect(sectionAt(middle(key))).toEqual({ section: key, inside: true });
    }
  });

  test('inside the head but in no zone it is what else they think and feel', () => {
    expect(sectionAt(at(0.5, 0.3))).toEqual({ section: 'other', inside: true });
  });

  test('a zone wins over the head that it lies in', () => {
    expect(sectionAt(at(0.4, 0.45)).section).toBe('pains');
  });

  test('just beside a rectangle it is the nearest one, and the note stays', () => {
    expect(sectionAt(at(0.01, 0.9))).toEqual({ section: 'do', inside: false });
    expect(sectionAt(at(0.5, 0.07))).toMatchObject({ inside: false });
    expect(sectionAt(at(0.99, 0.35)).section).toBe('see');
  });

  test('between two rectangles the nearer one takes it', () => {
    expect(sectionAt(at(0.497, 0.1)).section).toBe('who');
    expect(sectionAt(at(0.503, 0.1)).section).toBe('goal');
  });

  test('far from everything it is parked, and has to be moved there', () => {
    expect(sectionAt(at(-0.5, -0.5))).toEqual({ section: 'park', inside: false });
    expect(sectionAt(at(3, 3))).toEqual({ section: 'park', inside: false });
  });

  test('in the strip itself it is parked where it lies', () => {
    expect(sectionAt(at(1.1, 0.5))).toEqual({ section: 'park', inside: true });
  });
});

describe('the head', () => {
  test('it reaches its radii and no further', () => {
    expect(isInHead(at(0.281, 0.5125))).toBe(true);
    expect(isInHead(at(0.279, 0.5125))).toBe(false);
    expect(isInHead(at(0.5, 0.236))).toBe(true);
    expect(isInHead(at(0.5, 0.234))).toBe(false);
  });

  test('it is fuller than an ellipse in its corners', () => {
    expect(isInHead(at(0.5 + 0.22 * 0.75, 0.5125 + 0.2775 * 0.75))).toBe(true);
  });
});

describe('boxes', () => {
  test('an edge belongs to a box, but sharing one is no overlap', () => {
    const box = { x: 0, y: 0, w: 10, h: 10 };
    expect(contains(box, [10, 10])).toBe(true);
    expect(contains(box, [10.1, 10])).toBe(false);
    expect(overlaps(box, { x: 10, y: 0, w: 5, h: 5 })).toBe(false);
    expect(overlaps(box, { x: 9, y: 9, w: 5, h: 5 })).toBe(true);
  });

  test('a note is moved into a box by the shortest way', () => {
    const box = { x: 100, y: 100, w: 500, h: 300 };
    expect(clampInto(box, [0, 200], 160)).toEqual([100, 200]);
    expect(clampInto(box, [1000, 1000], 160)).toEqual([440, 240]);
    expect(clampInto(box, [200, 150], 160)).toEqual([200, 150]);
  });

  test('a note larger than the box starts at its corner', () => {
    expect(clampInto({ x: 10, y: 10, w: 50, h: 50 }, [80, 0], 160)).toEqual([10, 10]);
  });
});

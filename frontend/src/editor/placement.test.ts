import { describe, expect, it } from 'vitest';
import type { Note } from '../document/notes';
import { noteBox } from '../document/reading';
import { noteSize, type Point, type SectionKey, SHEET, sections } from '../shared/catalogue';
import { boxOf, contains, overlaps, sectionAt } from '../shared/geometry';
import { centredOn, freeSpot, landing, snap } from './placement';

let next = 0;
const noteAt = (pos: Point, section: SectionKey = 'hear'): Note => ({
  id: `n${next++}`,
  section,
  pos,
  size: 'm',
  z: 'a0',
  colour: 'yellow',
  text: '',
  author: '',
  department: '',
  created: 0,
  updated: 0,
  prompt: '',
  voice: null,
  evidence: [],
});

const middle = ([x, y]: Point): Point => [x + 80, y + 80];

/** Fills a section from its "+" until `count` notes hang there. */
function fill(section: SectionKey, count: number): Note[] {
  const notes: Note[] = [];
  for (let made = 0; made < count; made++) notes.push(noteAt(freeSpot(section, notes), section));
  return notes;
}

it('snaps to the grid of 8', () => {
  expect(snap([3, 5])).toEqual([0, 8]);
  expect(snap([1003.9, 1004.1])).toEqual([1000, 1008]);
});

describe('freeSpot', () => {
  it.each(sections.map(({ key }) => key))('puts a first note wholly into %s', (section) => {
    const [x, y] = freeSpot(section, []);
    const box = boxOf(section);
    expect(contains(box, [x, y])).toBe(true);
    expect(contains(box, [x + 160, y + 160])).toBe(true);
    expect(sectionAt(middle([x, y]))).toEqual({ section, inside: true });
    expect([x % SHEET.grid, y % SHEET.grid]).toEqual([0, 0]);
  });

  it.each(['hear', 'see', 'do', 'pains'] as const)(
    'overlaps none of six notes in %s',
    (section) => {
      const boxes = fill(section, 6).map(noteBox);
      for (const [at, box] of boxes.entries()) {
        for (const other of boxes.slice(at + 1)) expect(overlaps(box, other)).toBe(false);
      }
    },
  );

  it('takes the gap that a moved note left', () => {
    const notes = fill('hear', 4);
    const [, second, ...rest] = notes;
    const spot = freeSpot('hear', [notes[0] as Note, ...rest]);
    expect(spot).toEqual(second?.pos);
  });

  it('piles up in its last place when the section is full', () => {
    const notes = fill('other', 40);
    for (const { pos } of notes) expect(sectionAt(middle(pos)).section).toBe('other');
    const last = notes.slice(-2).map(({ pos }) => pos.join());
    expect(last[0]).toBe(last[1]);
  });

  it('has room for a large note too', () => {
    const spot = freeSpot('see', [], 'l');
    const side = noteSize('l');
    expect(contains(boxOf('see'), [spot[0] + side, spot[1] + side])).toBe(true);
  });
});

describe('landing', () => {
  it('decides by the middle of the note (D43)', () => {
    const { x, y } = boxOf('see');
    expect(landing([x - 79, y + 40], 'm').section).toBe('see');
    expect(landing([x + 20, y + 40], 'm')).toMatchObject({ section: 'see', parked: false });
  });

  it('puts what falls outside of everything into the parking strip', () => {
    const spot = landing([1600, -900], 'm');
    expect(spot).toMatchObject({ section: 'park', parked: true });
    expect(contains(boxOf('park'), middle(spot.pos))).toBe(true);
  });

  it('leaves a note where it is dropped in the strip itself', () => {
    const { x, y } = boxOf('park');
    expect(landing([x + 24, y + 240], 'm')).toMatchObject({ section: 'park', parked: false });
  });
});

it('makes a note around a point', () => {
  const { x, y, w, h } = boxOf('hear');
  const spot = centredOn([x + w / 2, y + h / 2]);
  expect(spot.section).toBe('hear');
  expect(Math.abs(spot.pos[0] + 80 - (x + w / 2))).toBeLessThanOrEqual(4);
});

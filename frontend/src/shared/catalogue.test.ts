import { expect, test } from 'vitest';
import {
  colours,
  committeeRoles,
  departments,
  isColourKey,
  isPriority,
  isSectionKey,
  isSizeKey,
  noteSize,
  priorities,
  type SectionKey,
  SHEET,
  sections,
} from './catalogue';
import { boxOf } from './geometry';

const KEYS: readonly SectionKey[] = [
  'who',
  'goal',
  'see',
  'say',
  'do',
  'hear',
  'pains',
  'gains',
  'other',
  'park',
];

test('the typed keys are those of the catalogue, in reading order', () => {
  expect(sections.map(({ key }) => key)).toEqual(KEYS);
});

test('the seven steps and three zones are there, the strip has no step', () => {
  expect(new Set(sections.map(({ step }) => step))).toEqual(
    new Set([1, 2, 3, 4, 5, 6, 7, undefined]),
  );
  const zones = sections.filter(({ isZone }) => isZone).map(({ key }) => key);
  expect(zones).toEqual(['pains', 'gains', 'other']);
  expect(sections.at(-1)).not.toHaveProperty('step');
});

test('boxes are in sheet units and lie on the sheet, but for the strip beside it', () => {
  expect(boxOf('who')).toEqual({ x: 64, y: 144, w: 1520, h: 261 });
  for (const { key, box } of sections) {
    expect(box.y + box.h).toBeLessThanOrEqual(SHEET.height);
    expect(box.x + box.w <= SHEET.width).toBe(key !== 'park');
  }
  expect(boxOf('park').x).toBeGreaterThan(SHEET.width);
});

test('a key that the catalogue lacks has no box', () => {
  expect(() => boxOf('attic' as SectionKey)).toThrow("no section 'attic'");
});

test('every department has a colour of the notes', () => {
  const keys = colours.map(({ key }) => key);
  expect(departments).toHaveLength(4);
  for (const { colour } of departments) expect(keys).toContain(colour);
});

test('sizes are sides of squares', () => {
  expect([noteSize('s'), noteSize('m'), noteSize('l')]).toEqual([112, 160, 224]);
});

test('words from outside are keys only if the catalogue has them', () => {
  expect(isSectionKey('do')).toBe(true);
  expect(isSectionKey('toString')).toBe(false);
  expect(isColourKey('paper')).toBe(true);
  expect(isColourKey('constructor')).toBe(false);
  expect(isSizeKey('m')).toBe(true);
  expect(isSizeKey(5)).toBe(false);
  expect(isPriority('must')).toBe(true);
  expect(isPriority('maybe')).toBe(false);
});

test('committee roles and priorities are told in the order they are offered', () => {
  expect(committeeRoles).toHaveLength(8);
  expect(committeeRoles[0]).toBe('decision-maker');
  expect(priorities).toEqual(['must', 'should', 'could']);
});

import data from '@shared/head.json';
import { expect, test } from 'vitest';
import { SHEET, sections } from './catalogue';
import { isInHead } from './geometry';
import { headDrawing } from './headDrawing';

const numbers = (path: string) => (path.match(/-?[\d.]+/g) ?? []).map(Number);

function cornersOf(path: string): (readonly [number, number])[] {
  const all = numbers(path);
  return all.flatMap((x, at) => (at % 2 === 0 ? [[x, all[at + 1] ?? 0] as const] : []));
}

test('the head is one open line from the neck over the crown to the throat', () => {
  const { outline } = headDrawing();
  expect(outline).toMatch(/^M[\d. LC]+$/);
  const corners = cornersOf(outline);
  expect(corners[0]).toEqual([1408, 1440]);
  expect(corners.at(-1)).toEqual([1792, 1440]);
});

test('its nose is the foremost point and stays clear of what they see and say', () => {
  const right = Math.max(...cornersOf(headDrawing().outline).map(([x]) => x));
  const see = sections.find(({ key }) => key === 'see');
  expect(right / SHEET.width).toBeCloseTo(0.732, 2);
  expect(right).toBeLessThan(see?.box.x ?? 0);
});

test('ear, brow, mouth and eye lie inside the head, no line leaves the sheet', () => {
  const { ear, brow, mouth, eye, outline } = headDrawing();
  for (const point of [ear, brow, mouth].flatMap(cornersOf)) expect(isInHead(point)).toBe(true);
  expect(isInHead(eye)).toBe(true);
  for (const [x, y] of cornersOf(outline)) {
    expect(x).toBeGreaterThan(0);
    expect(y).toBeLessThan(SHEET.height);
  }
});

test('is the drawing that the exports have', () => {
  expect(headDrawing()).toEqual(data);
});

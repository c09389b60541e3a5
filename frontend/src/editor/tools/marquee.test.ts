import { beforeEach, expect, it } from 'vitest';
import { TestEditor } from '../support/testEditor';

let test: TestEditor;
let left: string;
let right: string;

beforeEach(() => {
  test = new TestEditor();
  left = test.put('left', [104, 504]);
  right = test.put('right', [304, 504]);
});

it('selects what it touches, while it grows and shrinks', () => {
  test.down([60, 450]).move([200, 600]);
  expect(test.selected).toEqual([left]);
  expect(test.screen.marquee).toEqual({ x: 60, y: 450, w: 140, h: 150 });
  test.move([400, 600]);
  expect(test.selected).toEqual([left, right]);
  test.move([90, 600]);
  expect(test.selected).toEqual([]);
  test.up([90, 600]);
  expect(test.screen.marquee).toBeNull();
  expect(test.editor.tools.name).toBe('idle');
});

it('adds to the selection with Shift', () => {
  test.click([150, 550]);
  test.drag([600, 450], [350, 600], { shift: true });
  expect(test.selected).toEqual([left, right]);
});

it('gives the selection back with Escape', () => {
  test.click([150, 550]);
  test.down([600, 450]).move([350, 600]);
  expect(test.selected).toEqual([right]);
  test.key('Escape');
  expect(test.selected).toEqual([left]);
});

it('forgets notes that vanish under it', async () => {
  test.down([60, 450]).move([400, 600]);
  test.map.binNotes([left]);
  await test.flush();
  expect(test.selected).toEqual([right]);
  test.key('Escape');
  expect(test.selected).toEqual([]);
});

it('moves together what it selected', () => {
  test.drag([60, 450], [400, 600]).drag([150, 550], [150, 750]);
  expect([left, right].map((id) => test.note(id).pos)).toEqual([
    [104, 704],
    [304, 704],
  ]);
  test.key('Mod+z');
  expect(test.note(right).pos).toEqual([304, 504]);
});

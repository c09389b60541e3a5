import { beforeEach, describe, expect, it } from 'vitest';
import { TestEditor } from '../support/testEditor';

let test: TestEditor;
let left: string;
let right: string;

beforeEach(() => {
  test = new TestEditor();
  left = test.put('left', [104, 504]);
  right = test.put('right', [304, 504]);
});

describe('a click', () => {
  it('selects the note under it and no other', () => {
    test.click([150, 550]);
    expect(test.selected).toEqual([left]);
    test.click([350, 550]);
    expect(test.selected).toEqual([right]);
  });

  it('with Shift adds a note and takes it out again', () => {
    test.click([150, 550]).click([350, 550], { shift: true });
    expect(test.selected).toEqual([left, right]);
    test.click([150, 550], { shift: true });
    expect(test.selected).toEqual([right]);
  });

  it('on one of several selected notes leaves only that one', () => {
    test.click([150, 550]).click([350, 550], { shift: true }).click([150, 550]);
    expect(test.selected).toEqual([left]);
  });

  it('on empty paper lets go of the selection, with Shift it keeps it', () => {
    test.click([150, 550]).click([1500, 1000], { shift: true });
    expect(test.selected).toEqual([left]);
    test.click([1500, 1000]);
    expect(test.selected).toEqual([]);
  });

  it('with the second button selects what the menu will be about', () => {
    test.click([150, 550], { button: 2 });
    expect(test.selected).toEqual([left]);
    expect(test.editor.tools.name).toBe('idle');
  });

  it('with the second button keeps a selection that the note is part of', () => {
    test.click([150, 550]).click([350, 550], { shift: true }).click([350, 550], { button: 2 });
    expect(test.selected).toEqual([left, right]);
  });

  it('shows the others what is selected', () => {
    test.click([150, 550]);
    expect(test.presence.own.selection).toEqual([left]);
    test.click([1500, 1000]);
    expect(test.presence.own.selection).toBeUndefined();
  });
});

describe('the threshold', () => {
  it('lets a hand tremble by less than 4 pixels', () => {
    test.drag([150, 550], [153, 551]);
    expect(test.note(left).pos).toEqual([104, 504]);
    expect(test.selected).toEqual([left]);
  });

  it('takes a mouse at 4 pixels for a drag', () => {
    test.down([150, 550]).move([154, 550]);
    expect(test.editor.tools.name).toBe('dragging');
  });

  it('gives fingers 8 pixels', () => {
    test.down([150, 550], { kind: 'touch' }).move([156, 550], { kind: 'touch' });
    expect(test.editor.tools.name).toBe('pressing');
    test.move([159, 550], { kind: 'touch' });
    expect(test.editor.tools.name).toBe('dragging');
  });

  it('does not listen to another pointer', () => {
    test.down([150, 550]).move([900, 550], { id: 2 }).up([900, 550], { id: 2 });
    expect(test.editor.tools.name).toBe('pressing');
  });
});

it('is forgotten by Escape', () => {
  test.down([150, 550]);
  test.editor.tools.cancel();
  test.move([600, 550]);
  expect(test.editor.tools.name).toBe('idle');
  expect(test.note(left).pos).toEqual([104, 504]);
});

it('of a finger becomes a pan where there is no note', () => {
  test.editor.viewport.zoomTo(2);
  const before = test.editor.viewport.camera;
  test.down([1500, 1000], { kind: 'touch' }).move([1520, 1000], { kind: 'touch' });
  expect(test.editor.tools.name).toBe('panning');
  expect(test.editor.viewport.camera.x).toBeLessThan(before.x);
});

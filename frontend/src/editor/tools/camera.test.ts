import { beforeEach, describe, expect, it } from 'vitest';
import { TestEditor } from '../support/testEditor';

let test: TestEditor;
const touch = (id: number) => ({ id, kind: 'touch' }) as const;
const camera = () => test.editor.viewport.camera;

function withTool() {
  test.editor.screen.setState({ tool: 'hand' });
  return {};
}

function withSpace() {
  test.editor.holdSpace();
  return {};
}

beforeEach(() => {
  test = new TestEditor();
  test.editor.viewport.zoomTo(2);
});

describe('panning', () => {
  it.each([
    ['with the middle button', () => ({ button: 1 })],
    ['with the hand', () => withTool()],
    ['while the space bar is held', () => withSpace()],
  ])('works %s, over notes too', (_, prepare) => {
    const id = test.put('a', [1504, 804]);
    const before = camera();
    const press = prepare();
    test.down([1550, 850], press);
    expect(test.screen.panning).toBe(true);
    test.move([1560, 870], press);
    expect(camera().x).toBeCloseTo(before.x - 10);
    expect(camera().y).toBeCloseTo(before.y - 20);
    test.up([1560, 870], press);
    expect(test.screen.panning).toBe(false);
    expect(test.note(id).pos).toEqual([1504, 804]);
    expect(test.selected).toEqual([]);
  });

  it('ends with Escape where it is', () => {
    test.down([1550, 850], { button: 1 }).move([1560, 850], { button: 1 });
    const there = camera();
    test.editor.tools.cancel();
    test.move([1700, 850], { button: 1 });
    expect(camera()).toBe(there);
    expect(test.screen.panning).toBe(false);
  });

  it('does not listen to a second pointer', () => {
    test.down([1550, 850], { button: 1 });
    const there = camera();
    test.move([1700, 850], { id: 9 }).up([1700, 850], { id: 9 });
    expect(camera()).toBe(there);
    expect(test.editor.tools.name).toBe('panning');
  });
});

describe('pinching', () => {
  it('zooms by how far the fingers part, around their middle', () => {
    const { viewport, tools } = test.editor;
    const middle = viewport.toSheet([1600, 900]);
    const finger = (id: number, x: number) => ({
      ...touch(id),
      button: 0,
      point: [x, 900] as const,
      note: null,
      shift: false,
      alt: false,
    });
    tools.pointerDown(finger(1, 1500));
    tools.pointerDown(finger(2, 1700));
    tools.pointerMove(finger(1, 1450));
    tools.pointerMove(finger(2, 1750));
    expect(camera().zoom).toBeCloseTo(3);
    const [x, y] = viewport.toScreen(middle);
    expect(x).toBeCloseTo(1600);
    expect(y).toBeCloseTo(900);
  });

  it('takes back a drag that the first finger had begun', () => {
    const id = test.put('a', [1504, 804]);
    test.down([1550, 850], touch(1)).move([1590, 850], touch(1));
    expect(test.editor.tools.name).toBe('dragging');
    test.down([1700, 850], touch(2));
    expect(test.editor.tools.name).toBe('pinching');
    test.up([1700, 850], touch(2)).up([1590, 850], touch(1));
    expect(test.note(id).pos).toEqual([1504, 804]);
    expect(test.editor.tools.name).toBe('idle');
  });

  it('does not end an edit', () => {
    const id = test.put('a', [1504, 804]);
    test.doubleClick([1550, 850]).type('b');
    test.down([1700, 1000], touch(1)).down([1720, 1000], touch(2));
    expect(test.note(id).text).toBe('ab');
  });

  it('ends with Escape too', () => {
    test.down([1550, 850], touch(1)).down([1700, 850], touch(2));
    test.editor.tools.cancel();
    expect(test.editor.tools.name).toBe('idle');
  });
});

describe('the wheel', () => {
  it('pans', () => {
    const before = camera();
    test.editor.tools.wheel({ point: [0, 0], dx: 20, dy: 40, zooms: false });
    expect(camera().x).toBeCloseTo(before.x + 10);
    expect(camera().y).toBeCloseTo(before.y + 20);
  });

  it('zooms at the pointer, in steps of bounded size', () => {
    const { viewport, tools } = test.editor;
    const there = viewport.toSheet([1000, 500]);
    tools.wheel({ point: [1000, 500], dx: 0, dy: 5000, zooms: true });
    expect(camera().zoom).toBeCloseTo(2 * Math.exp(-0.5));
    const [x, y] = viewport.toScreen(there);
    expect(x).toBeCloseTo(1000);
    expect(y).toBeCloseTo(500);
  });
});

it('shows the others where a mouse is, and hides the place of a finger', () => {
  test.editor.viewport.fit({ x: 0, y: 0, w: 3200, h: 1800 });
  test.move([400, 300]);
  expect(test.presence.own.cursor).toEqual([400, 300]);
  test.down([500, 300], touch(1));
  expect(test.presence.own.cursor).toBeUndefined();
});

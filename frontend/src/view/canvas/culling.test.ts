import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { someone } from '../../editor/support/fakePresence';
import { TestEditor } from '../../editor/support/testEditor';
import { noteSize } from '../../shared/catalogue';
import { Culling } from './culling';

let test: TestEditor;
let culling: Culling;

/** Lets the next frames come, as many as it takes. */
const frames = async (count = 1) => {
  await test.flush();
  for (let frame = 0; frame < count; frame++) vi.advanceTimersToNextFrame();
};

/** Lets the view come to rest. */
const rest = async () => {
  await frames();
  vi.advanceTimersByTime(300);
};

beforeEach(() => {
  vi.useFakeTimers();
  test = new TestEditor();
  test.editor.viewport.resize(1000, 800);
  test.editor.viewport.zoomAt([0, 0], 4);
  test.editor.viewport.panBy(1e5, 1e5);
  test.editor.viewport.panBy(-904, -704);
});

afterEach(() => {
  culling.destroy();
  vi.useRealTimers();
});

/** Looks with the sheet's corner in the corner of the view, at 400 %. */
function look(): void {
  culling = new Culling(test.editor);
}

it('draws what is in view and a little around it', async () => {
  const near = test.put('near', [100, 100]);
  test.put('far', [2000, 1500]);
  look();
  expect(culling.shown()).toEqual([near]);
});

it('keeps what has just left the view, and forgets it further out once the view rests', async () => {
  const id = test.put('a', [100, 100]);
  look();
  const [right] = test.editor.viewport.toScreen([100 + noteSize('m'), 0]);
  test.editor.viewport.panBy(-right - 300, 0);
  await rest();
  expect(culling.shown()).toEqual([id]);
  test.editor.viewport.panBy(-300, 0);
  await frames();
  expect(culling.shown()).toEqual([id]);
  await rest();
  expect(culling.shown()).toEqual([]);
  test.editor.viewport.panBy(300, 0);
  await rest();
  expect(culling.shown()).toEqual([]);
});

it('brings along what lies a little further out when a note comes into view', async () => {
  const [scale, width] = [4, 1000];
  const [next, later] = [width / scale + 45, width / scale + 95];
  const ids = [test.put('next', [next, 10]), test.put('later', [later, 10])];
  look();
  expect(culling.shown()).toEqual([]);
  test.editor.viewport.panBy(-40, 0);
  await frames();
  expect(culling.shown()).toEqual(ids);
});

it('puts what is in view on the page before what lies around it', async () => {
  look();
  const around = Array.from({ length: 300 }, (_, at) => test.put(`around ${at}`, [300, 10]));
  const inView = test.put('in view', [100, 10]);
  await frames();
  expect(culling.shown()).toContain(inView);
  expect(culling.shown().length).toBeLessThan(around.length);
});

it('keeps no more than very many notes while the view moves', async () => {
  for (let made = 0; made < 1600; made++) test.put(`${made}`, [100, 100]);
  look();
  await frames(40);
  expect(culling.shown()).toHaveLength(1600);
  test.editor.viewport.panBy(-4000, 0);
  await frames();
  expect(culling.shown()).toEqual([]);
});

it('fills an empty page in large slices', async () => {
  for (let made = 0; made < 500; made++) test.put(`${made}`, [100, 100]);
  look();
  expect(culling.shown()).toHaveLength(240);
  await frames();
  expect(culling.shown()).toHaveLength(480);
  await frames();
  expect(culling.shown()).toHaveLength(500);
});

it('puts what comes later on the page in small slices', async () => {
  test.put('first', [100, 100]);
  look();
  for (let made = 0; made < 100; made++) test.put(`${made}`, [100, 100]);
  await frames();
  expect(culling.shown()).toHaveLength(41);
  await frames();
  expect(culling.shown()).toHaveLength(81);
  await frames();
  expect(culling.shown()).toHaveLength(101);
});

it('always draws what has the caret, the focus or the hand', async () => {
  const [edited, focused] = [test.put('e', [2000, 1500]), test.put('f', [2200, 1500])];
  look();
  test.editor.tools.edit(edited);
  test.editor.focused(focused);
  await frames();
  expect(culling.shown()).toEqual([edited, focused]);
});

it('draws a note that one begins to edit at once, before any frame', () => {
  look();
  const id = test.put('new', [2000, 1500]);
  test.editor.tools.edit(id);
  expect(culling.shown()).toEqual([id]);
});

it('draws a note that somebody drags into view', async () => {
  const id = test.put('a', [2000, 1500]);
  look();
  test.presence.meet(someone('Sam', { drag: { [id]: [100, 100] } }));
  await frames();
  expect(culling.shown()).toEqual([id]);
});

it('draws a note that somebody dropped in view', async () => {
  const id = test.put('a', [2000, 1500]);
  look();
  test.map.placeNotes([{ id, pos: [96, 96], section: 'who' }]);
  await frames();
  expect(culling.shown()).toEqual([id]);
});

it('tells only when something else is to be drawn', async () => {
  test.put('a', [100, 100]);
  look();
  const listener = vi.fn();
  culling.subscribe(listener);
  test.editor.viewport.panBy(5, 5);
  await frames();
  expect(listener).not.toHaveBeenCalled();
  test.put('b', [100, 100]);
  await frames();
  expect(listener).toHaveBeenCalledTimes(1);
});

describe('once destroyed', () => {
  it('asks for no more frames', async () => {
    look();
    culling.destroy();
    test.put('a', [100, 100]);
    await frames();
    expect(culling.shown()).toEqual([]);
  });
});

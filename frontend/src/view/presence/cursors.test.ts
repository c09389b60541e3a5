import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { someone } from '../../editor/support/fakePresence';
import { TestEditor } from '../../editor/support/testEditor';
import type { Point } from '../../shared/catalogue';
import { text } from '../text';
import { CursorLayer } from './cursorLayer';
import { CursorMark } from './cursorMark';

const same = (point: Point) => point;

describe('a pointer', () => {
  let layer: HTMLElement;
  let mark: CursorMark;
  const place = () => (layer.firstElementChild as HTMLElement).style.transform;

  beforeEach(() => {
    layer = document.createElement('div');
    mark = new CursorMark(layer);
  });

  it('appears where it is first seen', () => {
    mark.moveTo([100, 50], 1000);
    mark.draw(1000, same);
    expect(place()).toBe('translate(100px, 50px)');
  });

  it('glides to its next place within 90 milliseconds', () => {
    mark.moveTo([100, 0], 1000);
    mark.moveTo([190, 0], 2000);
    expect(mark.draw(2030, same)).toBe(true);
    expect(place()).toBe('translate(130px, 0px)');
    expect(mark.draw(2090, same)).toBe(false);
    expect(place()).toBe('translate(190px, 0px)');
  });

  it('sets out from where it is, not from where it was going', () => {
    mark.moveTo([0, 0], 0);
    mark.moveTo([90, 0], 1000);
    mark.moveTo([0, 0], 1045);
    mark.draw(1045, same);
    expect(place()).toBe('translate(45px, 0px)');
  });

  it('jumps for people who want less motion', () => {
    mark.moveTo([0, 0], 0, 0);
    mark.moveTo([90, 0], 1000, 0);
    expect(mark.draw(1000, same)).toBe(false);
    expect(place()).toBe('translate(90px, 0px)');
  });

  it('loses its name after 3 seconds of rest and goes after 30', () => {
    const element = layer.firstElementChild;
    mark.moveTo([0, 0], 0);
    mark.rest(2999);
    expect(element?.hasAttribute('data-resting')).toBe(false);
    mark.rest(3001);
    expect(element?.hasAttribute('data-resting')).toBe(true);
    expect(element?.hasAttribute('data-gone')).toBe(false);
    mark.rest(30_001);
    expect(element?.hasAttribute('data-gone')).toBe(true);
    mark.moveTo([1, 0], 40_000);
    expect(element?.hasAttribute('data-gone')).toBe(false);
  });
});

describe('the layer of pointers', () => {
  let test: TestEditor;
  let layer: HTMLElement;
  let cursors: CursorLayer;
  const names = () => [...layer.querySelectorAll('.cursor-name')].map((one) => one.textContent);

  beforeEach(() => {
    vi.useFakeTimers();
    test = new TestEditor();
    layer = document.createElement('div');
    cursors = new CursorLayer(layer, test.editor, text, [
      { key: 'sales', name: 'Sales' },
      { key: 'marketing', name: 'Marketing' },
    ]);
  });

  afterEach(() => {
    cursors.destroy();
    vi.useRealTimers();
  });

  it('names everyone who points, with their department', () => {
    test.presence.meet(someone('Sam', { cursor: [1, 2] }), someone('Joost'), { cursor: [3, 4] });
    expect(names()).toEqual(['Sam · Sales', 'Guest']);
  });

  it('takes away who left or points no more', () => {
    test.presence.meet(someone('Sam', { cursor: [1, 2] }));
    test.presence.meet(someone('Sam'));
    expect(names()).toEqual([]);
  });

  it('does not draw nonsense', () => {
    test.presence.meet(someone('Sam', { cursor: ['1', null] as unknown as Point }));
    expect(names()).toEqual([]);
  });

  it('follows the camera', () => {
    test.presence.meet(someone('Sam', { cursor: [100, 100] }));
    vi.advanceTimersByTime(200);
    const element = layer.querySelector<HTMLElement>('.cursor');
    const before = element?.style.transform;
    test.editor.viewport.panBy(-50, 0);
    vi.advanceTimersByTime(50);
    expect(element?.style.transform).not.toBe(before);
  });

  it('P35: draws who comes into view, and no longer who leaves it', () => {
    test.presence.meet(someone('Sam', { cursor: [9000, 9000] }));
    expect(names()).toEqual([]);
    test.presence.meet(someone('Sam', { cursor: [10, 10] }));
    expect(names()).toEqual(['Sam · Sales']);
    test.editor.viewport.zoomAt([3000, 1700], 3);
    vi.advanceTimersByTime(50);
    expect(names()).toEqual([]);
  });

  it('P35: draws sixty of three hundred', () => {
    const crowd = Array.from({ length: 300 }, (_, at) =>
      someone(`Guest ${at}`, { cursor: [at * 10, 900] }),
    );
    test.presence.meet(...crowd);
    expect(names()).toHaveLength(60);
  });

  it('P35: leaves out every second frame when there are many', () => {
    const element = () => layer.querySelector<HTMLElement>('.cursor')?.style.transform;
    const crowd = (x: number) =>
      Array.from({ length: 31 }, (_, at) => someone(`Guest ${at}`, { cursor: [x, at] }));
    test.presence.meet(...crowd(0));
    vi.advanceTimersByTime(200);
    test.wait(200);
    test.presence.meet(...crowd(100));
    const seen = new Set<string | undefined>();
    for (let frame = 0; frame < 12; frame += 1) {
      test.wait(8);
      vi.advanceTimersByTime(16);
      seen.add(element());
    }
    expect(seen.size).toBeLessThanOrEqual(5);
    expect(seen.size).toBeGreaterThan(2);
  });

  it('leaves nothing behind', () => {
    test.presence.meet(someone('Sam', { cursor: [1, 2] }));
    cursors.destroy();
    expect(layer.childElementCount).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

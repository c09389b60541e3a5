import { expect, it, vi } from 'vitest';
import { Listeners } from './listeners';

it('calls every listener with the value', () => {
  const listeners = new Listeners<number>();
  const [one, two] = [vi.fn(), vi.fn()];
  listeners.add(one);
  listeners.add(two);
  listeners.call(7);
  expect(one).toHaveBeenCalledExactlyOnceWith(7);
  expect(two).toHaveBeenCalledExactlyOnceWith(7);
});

it('leaves out who was removed, even during a call', () => {
  const listeners = new Listeners();
  const late = vi.fn();
  const stops: (() => void)[] = [];
  listeners.add(() => stops[0]?.());
  stops.push(listeners.add(late));
  listeners.call();
  expect(late).not.toHaveBeenCalled();
});

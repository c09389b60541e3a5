import { act, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { fetchLateParts, latePart } from './lateParts';

const Greeting = ({ name }: { readonly name: string }) => <p>Good morning, {name}</p>;

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

async function show(element: ReactElement): Promise<HTMLElement> {
  const place = document.createElement('div');
  document.body.append(place);
  await act(async () => createRoot(place).render(element));
  return place;
}

test('a part is fetched when it is first shown, and once', async () => {
  const load = vi.fn(async () => ({ default: Greeting }));
  const Late = latePart(load);
  expect(load).not.toHaveBeenCalled();
  const place = await show(<Late name="Mara" />);
  await show(<Late name="Sem" />);
  expect(place.textContent).toBe('Good morning, Mara');
  expect(load).toHaveBeenCalledTimes(1);
});

test('a part that cannot be fetched says so, breaks nothing beside it and comes on a retry', async () => {
  const load = vi
    .fn(async () => ({ default: Greeting }))
    .mockRejectedValueOnce(new TypeError('Failed to fetch'));
  const Late = latePart(load);
  const place = await show(
    <main>
      <h1>The board</h1>
      <Late name="Mara" />
    </main>,
  );
  expect(place.querySelector('h1')).not.toBeNull();
  expect(place.querySelector('[role=alert]')).not.toBeNull();
  await act(async () => place.querySelector<HTMLButtonElement>('.primary')?.click());
  expect(place.querySelector('[role=alert]')).toBeNull();
  expect(place.textContent).toContain('Good morning, Mara');
});

test('what was fetched ahead is shown at once, also without a network', async () => {
  const load = vi.fn(async () => ({ default: Greeting }));
  const Late = latePart(load);
  await fetchLateParts();
  load.mockRejectedValue(new TypeError('Failed to fetch'));
  const place = await show(<Late name="Mara" />);
  expect(place.textContent).toBe('Good morning, Mara');
});

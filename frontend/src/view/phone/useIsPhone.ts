import { useSyncExternalStore } from 'react';

/** Widths alone: the on-screen keyboard takes height away and must not change the view. */
const NARROW = '(max-width: 640px), (pointer: coarse) and (max-width: 760px)';

const subscribe = (listener: () => void) => {
  const query = matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Whether the page is too narrow for the whole sheet. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);
}

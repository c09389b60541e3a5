import { useSyncExternalStore } from 'react';

/**
 * Widths alone: the on-screen keyboard takes height away and must not change the view. In text
 * sizes: a small window with large text has no more room than a phone.
 */
const NARROW = '(max-width: 40em), (pointer: coarse) and (max-width: 47.5em)';

const subscribe = (listener: () => void) => {
  const query = matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Whether the page is too narrow for the whole sheet. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);
}

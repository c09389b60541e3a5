import { useSyncExternalStore } from 'react';
import type { StoreApi } from 'zustand/vanilla';

/** A part of a store; redraws only when that part changes. */
export function useStore<S, T>(store: StoreApi<S>, select: (state: S) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

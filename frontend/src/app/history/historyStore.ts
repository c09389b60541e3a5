import { createStore } from 'zustand/vanilla';

/** What the history dialog shows. */
export type Place =
  | { readonly kind: 'timeline' }
  | { readonly kind: 'preview'; readonly snapshot: string }
  | { readonly kind: 'comparison'; readonly from: string; readonly to: string | null }
  | { readonly kind: 'bin' };

/** Whether the history of the board is open, and where one is in it. */
export const history = createStore<{ readonly place: Place | null }>(() => ({ place: null }));

/** Opens the history, or goes to another place in it. */
export function showHistory(place: Place = { kind: 'timeline' }): void {
  history.setState({ place });
}

/** Closes the history. */
export function closeHistory(): void {
  history.setState({ place: null });
}

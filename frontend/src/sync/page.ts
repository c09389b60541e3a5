/** What a page goes through that a connection should know of. */
export interface PageEvents {
  /** It is seen again, or the network is back. */
  woken(): void;
  /** The device has no network any more. */
  lost(): void;
  /** It is hidden or left; there may be no later moment to send anything. */
  leaving(): void;
}

type Listener = readonly [EventTarget, string, () => void];

/** Follows the page until the returned function is called; outside browsers it does nothing. */
export function followPage(events: PageEvents): () => void {
  if (typeof window === 'undefined' || typeof document === 'undefined') return () => {};
  const onVisibility = () => (document.hidden ? events.leaving() : events.woken());
  const listeners: readonly Listener[] = [
    [window, 'online', () => events.woken()],
    [window, 'offline', () => events.lost()],
    [window, 'pageshow', () => events.woken()],
    [window, 'pagehide', () => events.leaving()],
    [document, 'visibilitychange', onVisibility],
  ];
  for (const [target, name, listener] of listeners) target.addEventListener(name, listener);
  return () => {
    for (const [target, name, listener] of listeners) target.removeEventListener(name, listener);
  };
}

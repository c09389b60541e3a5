/** Where a link's secret is kept while one joins: with the page's entry in the tab's history. */
interface Kept {
  readonly secret?: string;
  readonly request?: string;
}

/** Takes the secret out of the address bar; a page loaded again still knows it. */
export function takeSecret(): Kept {
  const secret = location.hash.slice(1);
  if (secret) keep({ secret });
  return (history.state as Kept | null) ?? {};
}

/** Keeps for this page loaded again what it waits for. */
export function keep(kept: Kept): void {
  history.replaceState(kept, '', location.pathname);
}

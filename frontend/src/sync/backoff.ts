const FLOOR = 500;
const CAP = 30_000;

/** How long to wait before a connection is tried again: full jitter, 0.5 to 30 s (P23). */
export function retryDelay(attempt: number, random: () => number): number {
  const most = Math.min(CAP, FLOOR * 2 ** Math.min(attempt, 16));
  return Math.max(FLOOR, random() * most);
}

import type { Phase, SyncState } from '../../sync/types';

/** What keeps a page from going on, and what the banner says about it. */
export type Problem =
  | 'outdated'
  | 'restored'
  | 'unknown'
  | 'gone'
  | 'forbidden'
  | 'refused'
  | 'storage'
  | 'damaged'
  | 'roleGone';

const OF_PHASE: Partial<Record<Phase, Problem>> = {
  outdated: 'outdated',
  restored: 'restored',
  unknown: 'unknown',
  gone: 'gone',
  forbidden: 'forbidden',
  refused: 'refused',
};

/** The problem of a board and of the map on screen: that of the board counts first. */
export function problemOf(board: SyncState, map: SyncState | null): Problem | null {
  const isRoleGone = map?.phase === 'gone' || map?.phase === 'unknown';
  return own(board) ?? (isRoleGone ? 'roleGone' : map && own(map)) ?? null;
}

/** Whether loading the page again is the way out. */
export function isReloaded(problem: Problem): boolean {
  return problem === 'outdated' || problem === 'restored' || problem === 'refused';
}

/** Whether it passes, or has to be waited for: there is nothing to press. */
export function isAwaited(problem: Problem): boolean {
  return problem === 'storage' || problem === 'damaged';
}

function own({ phase, refusal }: SyncState): Problem | null {
  if (phase === 'refused' && (refusal === 'storage' || refusal === 'damaged')) return refusal;
  return OF_PHASE[phase] ?? null;
}

import type { SyncState } from '../../sync/types';

/** What a person is told about their work. */
export interface SaveState {
  readonly kind: 'saved' | 'saving' | 'offline' | 'refused' | 'connecting';
  /** Changes that only this device has. */
  readonly count: number;
  /** Why the server keeps nothing. */
  readonly reason: string | null;
}

/** Phases after which a connection does not come back by itself. */
const ENDED = ['outdated', 'restored', 'unknown', 'gone', 'forbidden', 'stopped'];

/** One honest state out of those of all connections: the worst of them counts. */
export function saveState(states: readonly SyncState[]): SaveState {
  const count = states.reduce((sum, state) => sum + state.unsaved, 0);
  const refused = states.find((state) => state.phase === 'refused' || state.refusal !== null);
  if (refused) return { kind: 'refused', count, reason: refused.refusal ?? 'unknown' };
  return { kind: kindOf(states, count), count, reason: null };
}

function kindOf(states: readonly SyncState[], count: number): SaveState['kind'] {
  const has = (phase: SyncState['phase']) => states.some((state) => state.phase === phase);
  const ended = states.some(({ phase }) => ENDED.includes(phase));
  if (has('offline') || ended) return 'offline';
  if (has('connecting')) return 'connecting';
  const waiting = states.some(({ phase, synced }) => phase === 'online' && !synced);
  return waiting || count > 0 ? 'saving' : 'saved';
}

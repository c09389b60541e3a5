import { ApiError } from '../../api/errors';
import type { RoomPhase } from './roomPort';

/** What a failed call tells of a page. */
export function phaseOf(error: unknown): RoomPhase {
  const { status, code } = error instanceof ApiError ? error : { status: 0, code: '' };
  // To the server what is in the bin is a kind of what it does not find.
  if (code === 'gone') return 'gone';
  if (status === 404 || status === 422) return 'unknown';
  return status === 401 || status === 403 ? 'forbidden' : 'offline';
}

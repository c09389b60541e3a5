import type { Joined } from '../../api/accessTypes';
import { ApiError } from '../../api/errors';

/** Why a link lets nobody in. */
export type Refusal = 'unknown' | 'expired' | 'used-up' | 'turned-away';

/** Where somebody stands who came with a link. */
export type JoinStep =
  | { readonly is: 'asked' }
  | { readonly is: 'passphrase'; readonly wasWrong: boolean }
  | { readonly is: 'waiting'; readonly request: string }
  | { readonly is: 'in'; readonly address: string }
  | { readonly is: 'refused'; readonly why: Refusal }
  /** To be tried again, in so many minutes where the server says when. */
  | { readonly is: 'held'; readonly minutes: number }
  | { readonly is: 'failed'; readonly error: unknown };

/** What an answer leads to. */
export function stepAfter({ state, address, request }: Joined): JoinStep {
  if (state === 'in' && address) return { is: 'in', address };
  if (state === 'waiting' && request) return { is: 'waiting', request };
  return { is: 'refused', why: 'unknown' };
}

const STEPS: Readonly<Record<string, JoinStep>> = {
  'link-unknown': { is: 'refused', why: 'unknown' },
  'link-expired': { is: 'refused', why: 'expired' },
  'link-used-up': { is: 'refused', why: 'used-up' },
  'passphrase-needed': { is: 'passphrase', wasWrong: false },
  'passphrase-wrong': { is: 'passphrase', wasWrong: true },
};

/** What a refusal leads to. */
export function stepAfterError(error: unknown): JoinStep {
  if (!(error instanceof ApiError)) return { is: 'failed', error };
  if (error.status === 429) return { is: 'held', minutes: minutesOf(error.retryAfter) };
  const isGone = error.status === 404 || error.status === 422;
  return (
    STEPS[error.code] ?? (isGone ? { is: 'refused', why: 'unknown' } : { is: 'failed', error })
  );
}

function minutesOf(seconds = 60): number {
  return Math.max(1, Math.ceil(seconds / 60));
}

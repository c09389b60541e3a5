import { ApiError } from '../api/errors';
import { type Text, text } from '../view/text';
import { notify } from './toasts';

/** What went wrong, in words for people. */
export function reasonOf(error: unknown, words: Text = text): string {
  if (error instanceof ApiError && error.status === 0) return words('problem.offlineTitle');
  if (error instanceof ApiError) return error.detail || error.title;
  return words('problem.crashTitle');
}

/** Tells the person that something did not work. */
export function complain(error: unknown): void {
  notify({ words: text('problem.failed', { reason: reasonOf(error) }) });
}

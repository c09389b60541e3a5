import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

/** A short message, perhaps with something to do about it. */
export interface Notice {
  readonly words: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** How long a message stays, in milliseconds; longer with something to press. */
const STAYS = 6000;
const STAYS_WITH_ACTION = 12_000;

/** The messages that are shown or wait for their turn. */
export const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });

/** Shows a short message at the lower edge. */
export function notify(notice: Notice): void {
  queue.add(notice, { timeout: notice.action ? STAYS_WITH_ACTION : STAYS });
}

import { useEffect } from 'react';
import { text } from '../../view/text';
import { openShareDialog } from '../dialogs/shareDialogStore';
import { notify } from '../toasts';
import type { Room } from './roomPort';

/** Tells facilitators who asks to be let in, once for each. */
export function useRequestNews({ store }: Room): void {
  useEffect(
    () =>
      store.subscribe(({ requests }, before) => {
        if (requests === before.requests) return;
        const known = new Set(before.requests.map(({ id }) => id));
        const fresh = requests.filter(({ id }) => !known.has(id));
        const [first] = fresh;
        if (!first) return;
        const name = first.name || text('presence.guest');
        const count = fresh.length - 1;
        const words = count > 0 ? text('ask.newMore', { name, count }) : text('ask.new', { name });
        notify({ words, action: { label: text('ask.show'), run: openShareDialog } });
      }),
    [store],
  );
}

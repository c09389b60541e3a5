import { useEffect } from 'react';
import { text } from '../../view/text';
import { notify } from '../toasts';
import type { Room } from './roomPort';

/** Says what one may do now whenever that changes while the page is open. */
export function useLevelNews({ store }: Room): void {
  useEffect(
    () =>
      store.subscribe(({ level, phase }, before) => {
        const isNews = level !== before.level && before.level !== 'none' && before.phase === 'open';
        if (isNews && phase === 'open' && level !== 'none') {
          notify({ words: text(`level.now.${level}`) });
        }
      }),
    [store],
  );
}

import { useEffect } from 'react';
import { keyName } from '../../editor/keys';
import { isMac } from '../../view/platform';
import { isHeard } from '../../view/presence/heard';
import { text } from '../../view/text';
import { notify } from '../toasts';
import type { MapDesk } from './mapDesk';

/** Shows what the editor has to tell; what one sees anyway is only read out, by the live region. */
export function useDeskMessages({ editor }: MapDesk): void {
  useEffect(
    () =>
      editor.onMessage(({ key, count = 0 }) => {
        const values = { count, keys: keyName('Mod+v', isMac) };
        if (!isHeard(key)) notify({ words: text(key, values) });
      }),
    [editor],
  );
}

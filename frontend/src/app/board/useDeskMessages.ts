import { useEffect } from 'react';
import { text } from '../../view/text';
import { notify } from '../toasts';
import type { MapDesk } from './mapDesk';

/** Shows what the editor has to tell; what one sees anyway is only read out, by the live region. */
export function useDeskMessages({ editor }: MapDesk): void {
  useEffect(
    () =>
      editor.onMessage(({ key }) => {
        if (key !== 'note.deleted') notify({ words: text(key) });
      }),
    [editor],
  );
}

import { useEffect } from 'react';
import { run } from '../../editor/actions/actions';
import { text } from '../../view/text';
import { notify } from '../toasts';
import type { MapDesk } from './mapDesk';

/** Shows what the editor has to tell. */
export function useDeskMessages({ editor }: MapDesk): void {
  useEffect(
    () =>
      editor.onMessage(({ key, count, undo }) => {
        const words = text(key, count === undefined ? {} : { count });
        const action = { label: text('action.undo'), run: () => run(editor, 'undo') };
        notify(undo ? { words, action } : { words });
      }),
    [editor],
  );
}

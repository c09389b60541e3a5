import type { Point } from '../../shared/catalogue';
import type { Editor } from '../editor';
import { goOn } from '../neighbours';
import type { Action, ActionId } from './action';

function step(id: ActionId, keys: readonly string[], direction: Point): Action {
  return {
    id,
    textKey: `action.${id}`,
    keys,
    needs: 'edit',
    inText: true,
    onlyInText: true,
    isEnabled: ({ screen }: Editor) => screen.getState().editing !== null,
    run: (editor) => goOn(editor, direction),
  };
}

/** From note to note without leaving the keyboard. */
export const typingActions: readonly Action[] = [
  step('nextRight', ['Tab'], [1, 0]),
  step('nextLeft', ['Shift+Tab'], [-1, 0]),
  step('nextBelow', ['Mod+Enter'], [0, 1]),
  step('nextAbove', ['Mod+Shift+Enter'], [0, -1]),
];

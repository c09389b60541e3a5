import type { Editor } from '../editor';
import type { KeyInput } from '../input';
import { matches } from '../keys';
import type { Action, ActionId } from './action';
import { historyActions } from './history';
import { noteActions } from './notes';
import { viewActions } from './view';

/** Every command of the canvas. */
export const actions: readonly Action[] = [...historyActions, ...noteActions, ...viewActions];

/** A command by its name. */
export function action(id: ActionId): Action {
  const found = actions.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`there is no action '${id}': add it to a list in editor/actions`);
  return found;
}

/** Runs a command if it can be run now. */
export function run(editor: Editor, id: ActionId): void {
  const wanted = action(id);
  if (wanted.isEnabled(editor)) wanted.run(editor);
}

/** The command of a pressed key; undefined when the key belongs to somebody else. */
export function actionFor(input: KeyInput): Action | undefined {
  return actions.find(
    ({ keys, inText }) => (inText || !input.inText) && keys.some((key) => matches(key, input)),
  );
}

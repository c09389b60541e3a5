import type { Editor } from '../editor';
import type { KeyInput } from '../input';
import { matches } from '../keys';
import type { Action, ActionId } from './action';
import { clipboardActions } from './clipboard';
import { historyActions } from './history';
import { colourActions, noteActions } from './notes';
import { panelActions } from './panels';
import { sectionActions } from './sections';
import { typingActions } from './typing';
import { viewActions } from './view';

/** The commands of the canvas in groups, as help lists them. */
export const groups = {
  notes: [...noteActions, ...typingActions],
  copies: [...clipboardActions, ...historyActions],
  colours: colourActions,
  sections: sectionActions,
  view: [...viewActions, ...panelActions],
} as const satisfies Readonly<Record<string, readonly Action[]>>;

/** Every command of the canvas. */
export const actions: readonly Action[] = Object.values(groups).flat();

/** A command by its name. */
export function action(id: ActionId): Action {
  const found = actions.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`there is no action '${id}': add it to a list in editor/actions`);
  return found;
}

/** Whether a command is for this person: an interface shows no others. */
export function isFor(editor: Editor, { needs }: Action): boolean {
  return needs === undefined || editor.may(needs);
}

/** Whether a command can be run now. */
export function isPossible(editor: Editor, wanted: Action): boolean {
  return isFor(editor, wanted) && wanted.isEnabled(editor);
}

/** Runs a command if it can be run now. */
export function run(editor: Editor, id: ActionId): void {
  const wanted = action(id);
  if (isPossible(editor, wanted)) wanted.run(editor);
}

/** The command of a pressed key; undefined when the key belongs to somebody else. */
export function actionFor(input: KeyInput): Action | undefined {
  return actions.find(
    (candidate) =>
      hears(candidate, input) && candidate.keys.some((combination) => matches(combination, input)),
  );
}

function hears({ inText, onlyInText, native }: Action, input: KeyInput): boolean {
  return !native && (input.inText ? inText === true : onlyInText !== true);
}

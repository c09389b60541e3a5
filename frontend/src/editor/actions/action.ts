import type { Editor } from '../editor';

/** A command as data: menu, keyboard, toolbar and screen reader read the same record. */
export interface Action {
  readonly id: ActionId;
  /** The key of its name in the locales. */
  readonly textKey: `action.${string}`;
  /** Key combinations, the first one is shown. */
  readonly keys: readonly string[];
  /** The keys work while a note's text has the focus too. */
  readonly inText?: boolean;
  isEnabled(editor: Editor): boolean;
  run(editor: Editor): void;
}

/** The names of all commands. */
export type ActionId =
  | 'undo'
  | 'redo'
  | 'newNote'
  | 'edit'
  | 'delete'
  | 'select'
  | 'hand'
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomFull'
  | 'fit'
  | 'zoomSelection'
  | 'selectAll';

/** For commands that always work. */
export const always = () => true;

import type { Deed } from '../../shared/access';
import type { ColourKey, SectionKey } from '../../shared/catalogue';
import type { Editor } from '../editor';

/** A command as data: menu, keyboard, toolbar, help and screen reader read the same record. */
export interface Action {
  readonly id: ActionId;
  /** The key of its name in the locales. */
  readonly textKey: `action.${string}`;
  /** What the name is about, where one name serves several commands. */
  readonly subject?: { readonly section: SectionKey } | { readonly colour: ColourKey };
  /** Key combinations, the first one is shown. */
  readonly keys: readonly string[];
  /** What the person's level must suffice for; without it everyone may. */
  readonly needs?: Deed;
  /** The keys work while a note's text has the focus too. */
  readonly inText?: boolean;
  /** The keys work only there. */
  readonly onlyInText?: boolean;
  /** The browser itself makes an event of the keys, which must not be taken from it. */
  readonly native?: boolean;
  isEnabled(editor: Editor): boolean;
  run(editor: Editor): void;
}

/** The names of all commands. */
export type ActionId =
  | 'undo'
  | 'redo'
  | 'newNote'
  | 'nextRight'
  | 'nextLeft'
  | 'nextBelow'
  | 'nextAbove'
  | 'edit'
  | 'duplicate'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'delete'
  | 'menu'
  | 'tidy'
  | 'select'
  | 'hand'
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomFull'
  | 'fit'
  | 'zoomSelection'
  | 'selectAll'
  | 'search'
  | 'commands'
  | 'keys'
  | `section-${SectionKey}`
  | `colour-${ColourKey}`;

/** For commands that always work. */
export const always = () => true;

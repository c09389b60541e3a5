import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Level } from '../shared/access';
import type { Box, Point, SectionKey } from '../shared/catalogue';

/** What this page shows of one person's doing: neither kept nor shared. */
export interface Screen {
  /** What this person may do here. */
  readonly level: Level;
  readonly tool: 'select' | 'hand';
  /** The space bar is down: the pointer pans. */
  readonly spaceHeld: boolean;
  readonly panning: boolean;
  readonly selection: ReadonlySet<string>;
  /** The note whose text has the caret. */
  readonly editing: string | null;
  /** Where notes are while this person drags them. */
  readonly drag: ReadonlyMap<string, Point> | null;
  /** The section that a drop would land in. */
  readonly dropSection: SectionKey | null;
  /** The frame that one draws around notes to select them, in sheet units. */
  readonly marquee: Box | null;
  /** Where the menu of the selected notes is open, in pixels of the canvas. */
  readonly menu: Point | null;
  /** Which panel of help is open. */
  readonly panel: Panel | null;
  /** Single letters are commands; people who speak to their computer switch that off. */
  readonly letterKeys: boolean;
  /** The note with the keyboard's focus. */
  readonly focused: string | null;
  /** The section that new notes go to when no pointer says where. */
  readonly section: SectionKey;
  /** A wish to move the keyboard's focus; a new object each time. */
  readonly focusWish: FocusWish | null;
}

/** Where the keyboard's focus should go. */
export type FocusWish = { readonly note: string } | { readonly section: SectionKey };

/** A panel over the board. */
export type Panel = 'keys' | 'search' | 'commands';

/** The store of a page's screen state. */
export type ScreenStore = StoreApi<Screen>;

const NOTHING: Screen = {
  level: 'edit',
  tool: 'select',
  spaceHeld: false,
  panning: false,
  selection: new Set(),
  editing: null,
  drag: null,
  dropSection: null,
  marquee: null,
  menu: null,
  panel: null,
  letterKeys: true,
  focused: null,
  section: 'who',
  focusWish: null,
};

/** A screen on which nothing is selected or going on. */
export function createScreen(): ScreenStore {
  return createStore<Screen>(() => NOTHING);
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Point, SectionKey } from '../shared/catalogue';

/** What this page shows of one person's doing: neither kept nor shared. */
export interface Screen {
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
  /** The note with the keyboard's focus. */
  readonly focused: string | null;
  /** The section that new notes go to when no pointer says where. */
  readonly section: SectionKey;
  /** A wish to move the keyboard's focus; a new object each time. */
  readonly focusWish: FocusWish | null;
}

/** Where the keyboard's focus should go. */
export type FocusWish = { readonly note: string } | { readonly section: SectionKey };

/** The store of a page's screen state. */
export type ScreenStore = StoreApi<Screen>;

const NOTHING: Screen = {
  tool: 'select',
  spaceHeld: false,
  panning: false,
  selection: new Set(),
  editing: null,
  drag: null,
  dropSection: null,
  focused: null,
  section: 'who',
  focusWish: null,
};

/** A screen on which nothing is selected or going on. */
export function createScreen(): ScreenStore {
  return createStore<Screen>(() => NOTHING);
}

import { createStore } from 'zustand/vanilla';
import { readSetting, writeSetting } from './storage';

/** From 1100 px on, at usual text size, the guide stands beside the sheet; below it is a drawer. */
const WIDE = '(min-width: 68.75em)';

/** Whether the guide is unfolded: beside the sheet as remembered, as a drawer only when asked for. */
export interface GuideState {
  readonly beside: boolean;
  readonly drawer: boolean;
  readonly isWide: boolean;
}

const wide = matchMedia(WIDE);

/** The guide on this device. */
export const guide = createStore<GuideState>(() => ({
  beside: readSetting('guide', (value) => (typeof value === 'boolean' ? value : null)) ?? true,
  drawer: false,
  isWide: wide.matches,
}));

wide.addEventListener('change', ({ matches }) => guide.setState({ isWide: matches }));

/** Whether the guide shows now. */
export function isGuideOpen({ beside, drawer, isWide }: GuideState): boolean {
  return isWide ? beside : drawer;
}

/** Unfolds or folds the guide; beside the sheet that is remembered. */
export function showGuide(isOpen: boolean): void {
  if (!guide.getState().isWide) {
    guide.setState({ drawer: isOpen });
    return;
  }
  guide.setState({ beside: isOpen });
  writeSetting('guide', isOpen);
}

/** Puts a drawer away; a guide beside the sheet stays. */
export function closeGuideDrawer(): void {
  guide.setState({ drawer: false });
}

import type { TextKey } from '../text';

/** What hands do that is no command; only the help lists it. */
interface Gesture {
  readonly textKey: TextKey;
  readonly how: TextKey;
  /** Only for those who may edit. */
  readonly edits?: boolean;
}

/** All gestures in the order of the help. */
export const gestures: readonly Gesture[] = [
  { textKey: 'gesture.write', how: 'gesture.writeHow', edits: true },
  { textKey: 'gesture.make', how: 'gesture.makeHow', edits: true },
  { textKey: 'gesture.add', how: 'gesture.addHow' },
  { textKey: 'gesture.marquee', how: 'gesture.marqueeHow' },
  { textKey: 'gesture.copy', how: 'gesture.copyHow', edits: true },
  { textKey: 'gesture.walk', how: 'gesture.walkHow' },
  { textKey: 'gesture.nudge', how: 'gesture.nudgeHow', edits: true },
  { textKey: 'gesture.pan', how: 'gesture.panHow' },
  { textKey: 'gesture.zoom', how: 'gesture.zoomHow' },
  { textKey: 'gesture.menu', how: 'gesture.menuHow' },
  { textKey: 'gesture.leave', how: 'gesture.leaveHow' },
];

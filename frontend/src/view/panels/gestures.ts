import type { TextKey } from '../text';

/** What hands do that is no command; only the help lists it. */
export const gestures: readonly { readonly textKey: TextKey; readonly how: TextKey }[] = [
  { textKey: 'gesture.write', how: 'gesture.writeHow' },
  { textKey: 'gesture.make', how: 'gesture.makeHow' },
  { textKey: 'gesture.add', how: 'gesture.addHow' },
  { textKey: 'gesture.marquee', how: 'gesture.marqueeHow' },
  { textKey: 'gesture.copy', how: 'gesture.copyHow' },
  { textKey: 'gesture.walk', how: 'gesture.walkHow' },
  { textKey: 'gesture.nudge', how: 'gesture.nudgeHow' },
  { textKey: 'gesture.pan', how: 'gesture.panHow' },
  { textKey: 'gesture.zoom', how: 'gesture.zoomHow' },
  { textKey: 'gesture.menu', how: 'gesture.menuHow' },
  { textKey: 'gesture.leave', how: 'gesture.leaveHow' },
];

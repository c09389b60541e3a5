import type { Box } from '../../shared/catalogue';

/** A box as the style of an element on the sheet. */
export function boxStyle({ x, y, w, h }: Box) {
  return { left: x, top: y, width: w, height: h };
}

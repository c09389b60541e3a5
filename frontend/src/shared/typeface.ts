import data from '@shared/typeface.json';

/** Asks for the letter before it as a picture. */
export const VS16 = 0xfe0f;

/** Joins two pictures into one. */
export const ZWJ = 0x200d;

const widths = new Map<number, number>();
for (const [first = 0, ...run] of data.regular) {
  run.forEach((width, at) => {
    widths.set(first + at, width);
  });
}
// A tab is drawn as a space.
widths.set(0x09, widths.get(0x20) ?? data.widths.other);

/** Whether a flat list of first and last code points holds one. */
function holds(flat: readonly number[], point: number): boolean {
  let [low, high] = [0, flat.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((flat[middle] ?? 0) <= point) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1 || (low > 0 && flat[low - 1] === point);
}

/** Whether a letter takes no room of its own: marks, joiners, controls. */
export const isZero = (point: number): boolean => !widths.has(point) && holds(data.zero, point);

/** Whether a letter is a picture by itself. */
export const isEmoji = (point: number): boolean => holds(data.emoji, point);

/** Whether a letter is as wide as high, as those of East Asia are. */
export const isWide = (point: number): boolean => holds(data.wide, point);

/** How wide a picture is, in thousandths of an em. */
export const EMOJI_WIDTH = data.widths.emoji;

/** How wide a letter is that stands alone, in thousandths of an em. */
export function letterWidth(point: number): number {
  const own = widths.get(point);
  if (own !== undefined) return own;
  if (isZero(point)) return 0;
  if (isEmoji(point)) return EMOJI_WIDTH;
  return isWide(point) ? data.widths.wide : data.widths.other;
}

/** Where a line may end without a space, and where it may not. */
export const breaks = {
  after: new Set(data.breaks.after),
  notBefore: new Set(data.breaks.notBefore),
  notAfter: new Set(data.breaks.notAfter),
} as const;

/** The inside of a note in sheet units; the style sheet reads them as custom properties. */
export const NOTE = {
  /** The band of the department's colour at the left edge. */
  band: 6,
  /** The room between an edge and the text. */
  pad: 10,
  /** The row with the department at the bottom. */
  foot: 20,
  lineHeight: 1.25,
} as const;

/** The room for text in a note of that side. */
export function textRoom(side: number): { readonly width: number; readonly height: number } {
  return {
    width: side - NOTE.band - 2 * NOTE.pad,
    height: side - NOTE.pad - NOTE.foot - NOTE.pad / 2,
  };
}

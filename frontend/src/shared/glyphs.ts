/** The shapes that tell departments apart without colour, as the `d` of a path in 12 × 12 units. */
export const GLYPHS: Readonly<Record<string, string>> = {
  circle: 'M6 1a5 5 0 1 1 0 10a5 5 0 0 1 0-10Z',
  square: 'M1.5 1.5h9v9h-9Z',
  triangle: 'M6 1L11.2 10.5H.8Z',
  hexagon: 'M3 1h6l3 5-3 5H3L0 6Z',
  star: 'M6 0l1.8 4 4.2.4-3.2 2.8 1 4.3L6 9.3 2.2 11.5l1-4.3L0 4.4 4.2 4Z',
  cross: 'M4 0h4v4h4v4H8v4H4V8H0V4h4Z',
  ring: 'M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0Zm0 3.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
  diamond: 'M6 .4L11.6 6L6 11.6L.4 6Z',
};

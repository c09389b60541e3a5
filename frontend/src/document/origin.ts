/** The origin of every edit that this person makes here; the undo history tracks it. */
export const LOCAL: unique symbol = Symbol('local');

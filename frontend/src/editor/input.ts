import type { Point } from '../shared/catalogue';

/** A pointer event in plain values. */
export interface PointerInput {
  /** The pointer's id: two fingers have two. */
  readonly id: number;
  readonly kind: 'mouse' | 'touch' | 'pen';
  /** 0 main, 1 middle, 2 second. */
  readonly button: number;
  /** Pixels from the top left corner of the canvas. */
  readonly point: Point;
  /** The note under the pointer. */
  readonly note: string | null;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** A wheel event in plain values. */
export interface WheelInput {
  readonly point: Point;
  readonly dx: number;
  readonly dy: number;
  /** Ctrl or Cmd is held, which is also how browsers tell a pinch on a trackpad. */
  readonly zooms: boolean;
}

/** A pressed key in plain values. */
export interface KeyInput {
  /** The character or name, as `KeyboardEvent.key`. */
  readonly key: string;
  /** The place on the keyboard, as `KeyboardEvent.code`. */
  readonly code: string;
  /** Ctrl, or Cmd on a Mac. */
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Whether a note's text has the focus: single letters are text there. */
  readonly inText: boolean;
}

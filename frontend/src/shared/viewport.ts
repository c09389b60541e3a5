import type { Box, Point } from './catalogue';
import { Listeners } from './listeners';

/** Where the view looks: the sheet point in its top left corner, and pixels per sheet unit. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Room that toolbars take at the edges of the view, in pixels. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The smallest and largest zoom. */
export const ZOOM = { min: 0.05, max: 4 } as const;

/** How much of the board stays in view whatever one pans, in pixels. */
const ANCHOR = 96;

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** The camera over the sheet, and the way between screen and sheet coordinates. */
export class Viewport {
  #camera: Camera = { x: 0, y: 0, zoom: 0.3 };
  #size = { width: 1280, height: 720 };
  #changed = new Listeners();
  readonly #world: Box;
  #insets: Insets;

  /** A view that never loses `world` out of sight. */
  constructor(world: Box, insets: Insets = { top: 0, right: 0, bottom: 0, left: 0 }) {
    this.#world = world;
    this.#insets = insets;
  }

  /** The camera; another object after each change. */
  get camera(): Camera {
    return this.#camera;
  }

  /** The size of the view in pixels. */
  get size(): { readonly width: number; readonly height: number } {
    return this.#size;
  }

  /** Calls back after each change of camera or size. */
  subscribe = (listener: () => void): (() => void) => this.#changed.add(listener);

  /** Tells the size of the view in pixels. */
  resize(width: number, height: number): void {
    this.#size = { width, height };
    this.#changed.call();
  }

  /** Tells how much room toolbars take at the edges from now on. */
  inset(insets: Insets): void {
    this.#insets = insets;
  }

  /** The sheet point under a point of the view. */
  toSheet([x, y]: Point): Point {
    const { camera } = this;
    return [camera.x + x / camera.zoom, camera.y + y / camera.zoom];
  }

  /** The point of the view over a sheet point. */
  toScreen([x, y]: Point): Point {
    const { camera } = this;
    return [(x - camera.x) * camera.zoom, (y - camera.y) * camera.zoom];
  }

  /** Moves the sheet along with a pointer, by pixels. */
  panBy(dx: number, dy: number): void {
    const { x, y, zoom } = this.#camera;
    this.#look({ x: x - dx / zoom, y: y - dy / zoom, zoom });
  }

  /** Zooms by a factor and keeps the sheet point under `at` where it is. */
  zoomAt(at: Point, factor: number): void {
    const zoom = clamp(this.#camera.zoom * factor, ZOOM.min, ZOOM.max);
    const [x, y] = this.toSheet(at);
    this.#look({ x: x - at[0] / zoom, y: y - at[1] / zoom, zoom });
  }

  /** Zooms to a scale around the middle of the view. */
  zoomTo(zoom: number): void {
    this.zoomAt(this.centre(), zoom / this.#camera.zoom);
  }

  /** The middle of the view in pixels. */
  centre(): Point {
    return [this.#size.width / 2, this.#size.height / 2];
  }

  /** Shows a whole box, no larger than `largest`; `above` is the share of spare height over it. */
  fit(box: Box, largest = 1, above = 0.5): void {
    const { top, right, bottom, left } = this.#insets;
    const width = Math.max(this.#size.width - left - right, 1);
    const height = Math.max(this.#size.height - top - bottom, 1);
    const zoom = clamp(Math.min(width / box.w, height / box.h), ZOOM.min, largest);
    const x = box.x + box.w / 2 - (left + width / 2) / zoom;
    const y = box.y - top / zoom - (height / zoom - box.h) * above;
    this.#look({ x, y, zoom });
  }

  /** Pans no further than needed to bring a box into view. */
  reveal(box: Box): void {
    const { top, right, bottom, left } = this.#insets;
    const [x0, y0] = this.toScreen([box.x, box.y]);
    const [x1, y1] = this.toScreen([box.x + box.w, box.y + box.h]);
    const dx = nearest(x0, x1, left, this.#size.width - right);
    const dy = nearest(y0, y1, top, this.#size.height - bottom);
    if (dx !== 0 || dy !== 0) this.panBy(dx, dy);
  }

  /** The part of the sheet in view, with a margin in pixels around it. */
  visible(margin = 0): Box {
    const { x, y, zoom } = this.#camera;
    const edge = margin / zoom;
    const w = this.#size.width / zoom + 2 * edge;
    const h = this.#size.height / zoom + 2 * edge;
    return { x: x - edge, y: y - edge, w, h };
  }

  #look(wanted: Camera): void {
    const next = this.#anchored(wanted);
    const now = this.#camera;
    if (next.x === now.x && next.y === now.y && next.zoom === now.zoom) return;
    this.#camera = next;
    this.#changed.call();
  }

  #anchored({ x, y, zoom }: Camera): Camera {
    const { x: left, y: top, w, h } = this.#world;
    const edge = ANCHOR / zoom;
    const { width, height } = this.#size;
    return {
      x: clamp(x, left + edge - width / zoom, left + w - edge),
      y: clamp(y, top + edge - height / zoom, top + h - edge),
      zoom,
    };
  }
}

/** How far to move a span so that it lies within an edge; the start wins when it is too long. */
function nearest(start: number, end: number, low: number, high: number): number {
  if (start < low) return low - start;
  if (end > high) return Math.max(high - end, low - start);
  return 0;
}

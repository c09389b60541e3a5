import type { Participant } from '../../editor/presence';
import type { Point } from '../../shared/catalogue';

/** How long a pointer glides from one known place to the next, in milliseconds. */
export const GLIDE = 90;

/** After this rest the name goes, and after that one the pointer too, in milliseconds. */
const NAME_RESTS = 3000;
const POINTER_RESTS = 30_000;

const ARROW = 'M1 1L6.2 15.2L8.6 9.4L14.4 7.2Z';

/** One person's pointer: an arrow with a name that glides to wherever it is told. */
export class CursorMark {
  #element: HTMLElement;
  #label: HTMLElement;
  #from: Point | null = null;
  #to: Point = [0, 0];
  #since = 0;
  #glide = GLIDE;
  #who: Participant | undefined;

  /** Draws into a layer. */
  constructor(layer: HTMLElement) {
    this.#element = document.createElement('div');
    this.#element.className = 'cursor';
    this.#label = document.createElement('span');
    this.#label.className = 'cursor-name';
    this.#element.append(arrow(), this.#label);
    layer.append(this.#element);
  }

  /** Whether it is known to be that person's. */
  isOf(who: Participant | undefined): boolean {
    return who !== undefined && who === this.#who;
  }

  /** Says whose pointer it is. */
  name(name: string, who: Participant | undefined): void {
    this.#who = who;
    this.#label.textContent = name;
    this.#element.style.setProperty('--person', who?.colour ?? '');
  }

  /** Starts gliding to a sheet point, within so many milliseconds. */
  moveTo(to: Point, at: number, glide = GLIDE): void {
    if (this.#from && to[0] === this.#to[0] && to[1] === this.#to[1]) return;
    this.#from = this.#from ? this.#placeAt(at) : to;
    this.#to = to;
    this.#since = at;
    this.#glide = glide;
    this.rest(at);
  }

  /** Draws the pointer where it is at a moment; true while it glides. */
  draw(at: number, toScreen: (point: Point) => Point): boolean {
    const [x, y] = toScreen(this.#placeAt(at));
    this.#element.style.transform = `translate(${x}px, ${y}px)`;
    return at - this.#since < this.#glide;
  }

  /** Fades what has not moved for a while. */
  rest(at: number): void {
    const rested = at - this.#since;
    this.#element.toggleAttribute('data-resting', rested > NAME_RESTS);
    this.#element.toggleAttribute('data-gone', rested > POINTER_RESTS);
  }

  /** Takes the pointer off the page. */
  remove(): void {
    this.#element.remove();
  }

  #placeAt(at: number): Point {
    const [from, to] = [this.#from ?? this.#to, this.#to];
    const part = this.#glide === 0 ? 1 : Math.min((at - this.#since) / this.#glide, 1);
    return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
  }
}

function arrow(): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', ARROW);
  svg.append(path);
  return svg;
}

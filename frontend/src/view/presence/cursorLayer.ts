import { isPoint } from '../../editor/activity';
import type { Editor } from '../../editor/editor';
import type { Person } from '../../editor/presence';
import { presenceInterval } from '../../shared/cadence';
import type { Point } from '../../shared/catalogue';
import type { Camera } from '../../shared/viewport';
import { wantsStillness } from '../platform';
import type { Text } from '../text';
import { cursorsToDraw, type Pointer } from './cursorChoice';
import { CursorMark, GLIDE } from './cursorMark';

/** A department as it is told. */
interface Named {
  readonly key: string;
  readonly name: string;
}

/** How often resting pointers are looked for, in milliseconds. */
const REST_CHECK = 1000;

/** How far outside the view a pointer is still drawn, in pixels: its name may reach in. */
const EDGE = 40;

/** With more pointers than this every second frame is left out (P35). */
const MANY = 30;
const TWO_FRAMES = 30;

/** Draws the others' pointers over the sheet and lets them glide. */
export class CursorLayer {
  #layer: HTMLElement;
  #editor: Editor;
  #text: Text;
  #departments: readonly Named[];
  #people = new Map<number, Person>();
  #pointers = new Map<number, Pointer>();
  #marks = new Map<number, CursorMark>();
  #frame = 0;
  #drawnAt = 0;
  #camera: Camera | null = null;
  #stops: (() => void)[];

  /** Starts drawing into an element. */
  constructor(layer: HTMLElement, editor: Editor, text: Text, departments: readonly Named[]) {
    this.#layer = layer;
    this.#editor = editor;
    this.#text = text;
    this.#departments = departments;
    const check = setInterval(() => this.#rest(), REST_CHECK);
    this.#stops = [
      editor.presence.subscribe(() => this.#read()),
      editor.viewport.subscribe(() => this.#animate()),
      () => clearInterval(check),
    ];
    this.#read();
  }

  /** Stops drawing and leaves nothing behind. */
  destroy(): void {
    cancelAnimationFrame(this.#frame);
    for (const stop of this.#stops) stop();
    for (const mark of this.#marks.values()) mark.remove();
  }

  #read(): void {
    const [now, before] = [this.#editor.now(), this.#pointers];
    this.#people.clear();
    this.#pointers = new Map();
    for (const person of this.#editor.presence.others()) {
      const { cursor: at } = person.state;
      if (!isPoint(at)) continue;
      const id = person.clientId;
      const known = before.get(id);
      const rests = known && known.at[0] === at[0] && known.at[1] === at[1];
      this.#people.set(id, person);
      this.#pointers.set(id, rests ? known : { id, at, movedAt: now });
    }
    this.#choose(now);
    this.#animate();
  }

  /** Puts pointers on the page, moves them, and takes the others off. */
  #choose(now: number): void {
    const view = this.#editor.viewport.visible(EDGE);
    const chosen = cursorsToDraw([...this.#pointers.values()], view, now, this.#marks);
    const glide = wantsStillness() ? 0 : Math.max(GLIDE, presenceInterval(this.#people.size));
    const before = this.#marks;
    this.#marks = new Map();
    for (const { id, at, movedAt } of chosen) {
      const mark = before.get(id) ?? new CursorMark(this.#layer);
      this.#marks.set(id, mark);
      before.delete(id);
      this.#name(mark, id);
      mark.moveTo(at, movedAt, glide);
    }
    for (const mark of before.values()) mark.remove();
  }

  #name(mark: CursorMark, id: number): void {
    const person = this.#people.get(id);
    const participant = person?.state.participant;
    if (!person || mark.isOf(participant)) return;
    mark.name(this.#nameOf(person), participant);
  }

  #nameOf({ state: { participant } }: Person): string {
    const name = participant?.name || this.#text('presence.guest');
    const found = this.#departments.find(({ key }) => key === participant?.department);
    if (!found) return name;
    return this.#text('presence.cursor', { name, department: found.name });
  }

  #animate(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#draw(this.#editor.now())) this.#animate();
    });
  }

  /** Draws all pointers where they are; tells whether any still glides. */
  #draw(now: number): boolean {
    const { viewport } = this.#editor;
    const isMoved = viewport.camera !== this.#camera;
    if (isMoved) {
      this.#camera = viewport.camera;
      this.#choose(now);
    } else if (this.#marks.size > MANY && now - this.#drawnAt < TWO_FRAMES) return true;
    this.#drawnAt = now;
    const toScreen = (point: Point) => viewport.toScreen(point);
    return [...this.#marks.values()].filter((mark) => mark.draw(now, toScreen)).length > 0;
  }

  #rest(): void {
    const at = this.#editor.now();
    for (const mark of this.#marks.values()) mark.rest(at);
  }
}

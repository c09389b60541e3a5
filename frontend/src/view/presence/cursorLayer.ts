import { isPoint } from '../../editor/activity';
import type { Editor } from '../../editor/editor';
import type { Person } from '../../editor/presence';
import type { Point } from '../../shared/catalogue';
import { wantsStillness } from '../platform';
import type { Text } from '../text';
import { CursorMark } from './cursorMark';

/** A department as it is told. */
interface Named {
  readonly key: string;
  readonly name: string;
}

/** How often resting pointers are looked for, in milliseconds. */
const REST_CHECK = 1000;

/** Draws the others' pointers over the sheet and lets them glide. */
export class CursorLayer {
  #layer: HTMLElement;
  #editor: Editor;
  #text: Text;
  #departments: readonly Named[];
  #marks = new Map<number, CursorMark>();
  #frame = 0;
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
    const present = new Set<number>();
    for (const person of this.#editor.presence.others()) {
      const { cursor } = person.state;
      if (!isPoint(cursor)) continue;
      present.add(person.clientId);
      this.#markOf(person).moveTo(cursor, this.#editor.now(), wantsStillness());
    }
    for (const [id, mark] of this.#marks) {
      if (present.has(id)) continue;
      mark.remove();
      this.#marks.delete(id);
    }
    this.#animate();
  }

  #markOf(person: Person): CursorMark {
    const mark = this.#marks.get(person.clientId) ?? new CursorMark(this.#layer);
    this.#marks.set(person.clientId, mark);
    mark.name(this.#nameOf(person), person.state.participant?.colour ?? '');
    return mark;
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
      const { viewport, now } = this.#editor;
      const toScreen = (point: Point) => viewport.toScreen(point);
      const at = now();
      const gliding = [...this.#marks.values()].filter((mark) => mark.draw(at, toScreen));
      if (gliding.length > 0) this.#animate();
    });
  }

  #rest(): void {
    const at = this.#editor.now();
    for (const mark of this.#marks.values()) mark.rest(at);
  }
}

import { noteBox } from '../../document/reading';
import type { Editor } from '../../editor/editor';
import type { Box } from '../../shared/catalogue';
import { overlaps } from '../../shared/geometry';
import { Listeners } from '../../shared/listeners';

/** How far outside the view a note is drawn, and how far out one stays drawn, in pixels. */
const NEAR = 150;
const FAR = 400;

/** The most notes that are put on the page in one frame, and in the first, which one waits for. */
const SLICE = 40;
const FIRST_SLICE = 240;

/** Which notes are on the page: those in view and a little around it. */
export class Culling {
  #editor: Editor;
  #shown: readonly string[] = [];
  #changed = new Listeners();
  #frame = 0;
  #stops: (() => void)[];

  /** Follows what an editor looks at. */
  constructor(editor: Editor) {
    this.#editor = editor;
    const later = () => this.#later();
    this.#stops = [
      editor.viewport.subscribe(later),
      editor.map.subscribe(later),
      // A note that others move into view is not on the page yet and cannot tell by itself.
      editor.map.subscribeChanges(later),
      editor.screen.subscribe((now, before) => {
        // What is typed next must not be lost to a note that is not on the page yet.
        const isUrgent = now.editing !== before.editing || now.focusWish !== before.focusWish;
        if (isUrgent) this.#update();
        else if (now.drag !== before.drag || now.focused !== before.focused) this.#later();
      }),
      editor.activity.subscribe(later),
    ];
    this.#update();
  }

  /** The notes to draw, from bottom to top; the same array until that changes. */
  shown = (): readonly string[] => this.#shown;

  /** Calls back when other notes are to be drawn. */
  subscribe = (listener: () => void): (() => void) => this.#changed.add(listener);

  /** Stops following. */
  destroy(): void {
    cancelAnimationFrame(this.#frame);
    for (const stop of this.#stops) stop();
  }

  #later(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#update();
    });
  }

  #update(): void {
    const { map, viewport } = this.#editor;
    const [near, far] = [viewport.visible(NEAR), viewport.visible(FAR)];
    const before = new Set(this.#shown);
    const next: string[] = [];
    const most = before.size === 0 ? FIRST_SLICE : SLICE;
    let fresh = 0;
    for (const id of map.noteIds()) {
      if (!this.#isWanted(id, before.has(id) ? far : near)) continue;
      if (!before.has(id) && ++fresh > most) continue;
      next.push(id);
    }
    this.#show(next);
    if (fresh > most) this.#later();
  }

  #isWanted(id: string, view: Box): boolean {
    const { map, screen, activity } = this.#editor;
    const { editing, focused, drag, focusWish } = screen.getState();
    if (id === editing || id === focused || drag?.has(id)) return true;
    if (focusWish && 'note' in focusWish && focusWish.note === id) return true;
    const note = map.note(id);
    if (!note) return false;
    return overlaps(noteBox({ ...note, pos: activity.heldAt(id) ?? note.pos }), view);
  }

  #show(next: readonly string[]): void {
    const same =
      next.length === this.#shown.length && next.every((id, at) => id === this.#shown[at]);
    if (same) return;
    this.#shown = next;
    this.#changed.call();
  }
}

import { noteBox } from '../../document/reading';
import type { Editor } from '../../editor/editor';
import type { Box } from '../../shared/catalogue';
import { overlaps } from '../../shared/geometry';
import { Listeners } from '../../shared/listeners';
import { followRest } from './rest';

/** How far outside the view a note is drawn, and how far out others come along, in pixels. */
const NEAR = 150;
const FAR = 400;

/** The most notes that are put on the page in one frame, and in those that one waits for. */
const SLICE = 40;
const LARGE_SLICE = 240;

/** So many notes stay on the page while the view moves, wherever they are. */
const MOST = 1500;

/**
 * Which notes are on the page: those in view and a little around it.
 *
 * Whenever that changes the browser paints anew. So nothing leaves while the view moves, and where
 * one note has to come, those a little further out come along.
 */
export class Culling {
  #editor: Editor;
  #shown: readonly string[] = [];
  #changed = new Listeners();
  #frame = 0;
  #isMoving = false;
  /** The page was empty, and what it is to show first is on its way. */
  #isFilling = false;
  #stops: (() => void)[];

  /** Follows what an editor looks at. */
  constructor(editor: Editor) {
    this.#editor = editor;
    const later = () => this.#later();
    this.#stops = [
      followRest(editor.viewport, (isAtRest) => {
        this.#isMoving = !isAtRest;
        later();
      }),
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
    const keepsAll = this.#isMoving && before.size < MOST;
    this.#isFilling ||= before.size === 0;
    const most = this.#isFilling ? LARGE_SLICE : SLICE;
    const fresh = this.#fresh(before, near, far);
    const added = new Set(fresh.slice(0, most));
    const stays = (id: string) => before.has(id) && (keepsAll || this.#isWanted(id, far));
    this.#show(map.noteIds().filter((id) => added.has(id) || stays(id)));
    const isIncomplete = fresh.length > most;
    this.#isFilling &&= isIncomplete;
    if (isIncomplete) this.#later();
  }

  /** What is to come: first what is needed, and where that is something, what is near it. */
  #fresh(before: ReadonlySet<string>, near: Box, far: Box): readonly string[] {
    const absent = this.#editor.map.noteIds().filter((id) => !before.has(id));
    const needed = new Set(absent.filter((id) => this.#isWanted(id, near)));
    if (needed.size === 0) return [];
    return [...needed, ...absent.filter((id) => !needed.has(id) && this.#isWanted(id, far))];
  }

  #isWanted(id: string, view: Box): boolean {
    const { map, screen, activity } = this.#editor;
    const { editing, focused, drag, focusWish } = screen.getState();
    if (id === editing || id === focused || drag?.has(id)) return true;
    if (focusWish && 'note' in focusWish && focusWish.note === id) return true;
    const note = map.note(id);
    if (!note) return false;
    return overlaps(noteBox({ pos: activity.heldAt(id) ?? note.pos, size: note.size }), view);
  }

  #show(next: readonly string[]): void {
    const same =
      next.length === this.#shown.length && next.every((id, at) => id === this.#shown[at]);
    if (same) return;
    this.#shown = next;
    this.#changed.call();
  }
}

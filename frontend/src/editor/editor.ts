import type { MapDocument } from '../document/mapDocument';
import { LOCAL } from '../document/origin';
import { boxAround, noteBox, notesIn, notesOf } from '../document/reading';
import { allowed, type Deed, type Level } from '../shared/access';
import { type ColourKey, departments, type Point } from '../shared/catalogue';
import { SHEET_AND_EDGE, WORLD } from '../shared/geometry';
import { Listeners } from '../shared/listeners';
import { type Camera, type Insets, Viewport } from '../shared/viewport';
import { Activity } from './activity';
import { Changes } from './changes';
import { History } from './history';
import type { PresencePort } from './presence';
import { createScreen, type FocusWish, type ScreenStore } from './screen';
import type { ToolBox } from './tools/state';

/** Who edits: the author of new notes. */
export interface Author {
  readonly id: string;
  readonly department: string;
}

/** Something that a person should be told; the view has the words. */
export interface Message {
  readonly key:
    | 'note.parked'
    | 'note.deleted'
    | 'note.gone'
    | 'note.added'
    | 'note.copied'
    | 'note.pasteLimit'
    | 'note.pasteByKey'
    | 'section.tidied';
  readonly count?: number;
}

/** What only the page itself can do: the clipboard is the browser's. */
export type Wish = 'copy' | 'cut' | 'paste';

/** The colour of a department's notes; none for a department that nobody knows. */
export type ColourOf = (department: string) => ColourKey | undefined;

const usualColourOf: ColourOf = (department) =>
  departments.find(({ key }) => key === department)?.colour;

/** What an editor works with. */
export interface EditorParts {
  readonly map: MapDocument;
  readonly presence: PresencePort;
  readonly me: () => Author;
  /** The colour of a department's notes; the catalogue's where nobody knows better. */
  readonly colourOf?: ColourOf;
  /** The time in milliseconds. */
  readonly now?: () => number;
  /** Room that toolbars take at the edges of the view, in pixels. */
  readonly insets?: Insets;
}

/** How much of the height that a fitted sheet leaves free lies over it: it hangs near the top. */
const ABOVE = 0.125;

/** Below this zoom nobody can read what they type, and to that one it goes then. */
const TYPING_ZOOM = { least: 0.25, comfortable: 0.6 } as const;

/** What one person is doing on one map: ties tools, history, view and selection together. */
export class Editor {
  readonly map: MapDocument;
  readonly presence: PresencePort;
  readonly me: () => Author;
  readonly colourOf: ColourOf;
  readonly now: () => number;
  readonly screen: ScreenStore = createScreen();
  readonly viewport: Viewport;
  readonly history: History;
  readonly activity: Activity;
  readonly changes: Changes;
  readonly tools: ToolBox;
  /** The origin of own edits. */
  readonly origin = LOCAL;
  #said = new Listeners<Message>();
  #wished = new Listeners<Wish>();
  #pointer: Point | null = null;
  #cameraAtSpace: Camera | null = null;
  #stop: () => void;

  /** Opens a map for one person's hands; `makeTools` gives the hands. */
  constructor(parts: EditorParts, makeTools: (editor: Editor) => ToolBox) {
    const { map, presence, me, now = Date.now, insets, colourOf = usualColourOf } = parts;
    this.map = map;
    this.presence = presence;
    this.me = me;
    this.colourOf = colourOf;
    this.now = now;
    this.viewport = new Viewport(WORLD, insets);
    this.history = new History(map, now);
    this.activity = new Activity(presence);
    this.changes = new Changes(map);
    this.tools = makeTools(this);
    this.#stop = map.subscribe(() => this.#forgetVanished());
  }

  /** Whether this person's level suffices for something. */
  may(deed: Deed): boolean {
    return allowed(this.screen.getState().level, deed);
  }

  /** Changes what the person may do here; an edit that is no longer theirs ends where it is. */
  setLevel(level: Level): void {
    const mayEdit = allowed(level, 'edit');
    // Locked first: what a gesture would still write, the server would not take.
    this.map.lock(!mayEdit);
    if (this.may('edit') && !mayEdit) this.#layDown();
    this.screen.setState({ level });
  }

  /** Whether the sheet was panned since the space bar went down. */
  get spacePanned(): boolean {
    return this.viewport.camera !== this.#cameraAtSpace;
  }

  /** The space bar went down: the pointer pans while it is held. */
  holdSpace(): void {
    this.#cameraAtSpace = this.viewport.camera;
    this.screen.setState({ spaceHeld: true });
  }

  /** Where the pointer is over the canvas, in pixels; null when it is elsewhere. */
  get pointer(): Point | null {
    return this.#pointer;
  }

  /** Remembers where the pointer is and shows it to the others. */
  pointAt(point: Point | null): void {
    this.#pointer = point;
    this.presence.setLocal({
      cursor: point ? roundPoint(this.viewport.toSheet(point)) : undefined,
    });
  }

  /** Selects these notes and no others. */
  select(ids: Iterable<string>): void {
    const selection = new Set(ids);
    this.screen.setState({ selection });
    this.presence.setLocal({ selection: selection.size > 0 ? [...selection] : undefined });
  }

  /** Adds a note to the selection or takes it out. */
  toggle(id: string): void {
    const { selection } = this.screen.getState();
    const without = [...selection].filter((other) => other !== id);
    this.select(selection.has(id) ? without : [...without, id]);
  }

  /** Remembers which note has the keyboard's focus. */
  focused(note: string | null): void {
    const section = note ? this.map.note(note)?.section : undefined;
    this.screen.setState(section ? { focused: note, section } : { focused: note });
  }

  /** Asks the view to move the keyboard's focus. */
  wishFocus(focusWish: FocusWish): void {
    if ('note' in focusWish) this.reveal(focusWish.note);
    this.screen.setState({ focusWish });
  }

  /** Pans so far that a note is in view. */
  reveal(id: string): void {
    const note = this.map.note(id);
    if (note) this.viewport.reveal(noteBox(note));
  }

  /** Comes so near to a note that one can read what one types in it. */
  approach(id: string): void {
    const note = this.map.note(id);
    const { zoom } = this.viewport.camera;
    if (!note || zoom >= TYPING_ZOOM.least) return;
    const { x, y, w, h } = noteBox(note);
    const middle = this.viewport.toScreen([x + w / 2, y + h / 2]);
    this.viewport.zoomAt(middle, TYPING_ZOOM.comfortable / zoom);
    this.reveal(id);
  }

  /** Shows the whole sheet with the edge of the parking strip, or all of that when it is in use. */
  fit(): void {
    const parked = notesIn(this.map, 'park').length > 0;
    this.viewport.fit(parked ? WORLD : SHEET_AND_EDGE, 1, ABOVE);
  }

  /** Shows the selected notes as large as sensible. */
  fitSelection(): void {
    const { selection } = this.screen.getState();
    const box = boxAround(notesOf(this.map).filter((note) => selection.has(note.id)));
    if (box) this.viewport.fit(box);
  }

  /** Tells the person something. */
  say(message: Message): void {
    this.#said.call(message);
  }

  /** Calls back with what the person should be told. */
  onMessage = (listener: (message: Message) => void): (() => void) => this.#said.add(listener);

  /** Asks the page to use the clipboard. */
  wish(wish: Wish): void {
    this.#wished.call(wish);
  }

  /** Calls back when the page should use the clipboard. */
  onWish = (listener: (wish: Wish) => void): (() => void) => this.#wished.add(listener);

  /** Ends what is going on and stops following the map and the others. */
  destroy(): void {
    this.tools.finish();
    this.#stop();
    this.history.destroy();
    this.activity.destroy();
    this.changes.destroy();
    this.presence.setLocal({
      cursor: undefined,
      selection: undefined,
      drag: undefined,
      caret: undefined,
    });
  }

  #layDown(): void {
    if (this.tools.name !== 'idle') this.tools.cancel();
    this.select([]);
    this.screen.setState({ menu: null });
  }

  /** Notes may vanish under one's hands: others delete them, or one's own undo does. */
  #forgetVanished(): void {
    const { selection, focused } = this.screen.getState();
    const left = [...selection].filter((id) => this.map.note(id));
    if (left.length < selection.size) this.select(left);
    if (focused && !this.map.note(focused)) this.focused(null);
    this.tools.notesChanged();
  }
}

function roundPoint([x, y]: Point): Point {
  return [Math.round(x), Math.round(y)];
}

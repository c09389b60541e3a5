import type { Note } from '../../document/notes';
import type { Point } from '../../shared/catalogue';
import { copyInPlace } from '../clipboard/paste';
import type { Editor } from '../editor';
import type { Mark } from '../history';
import type { PointerInput } from '../input';
import { landing } from '../placement';
import type { ToolState } from './state';

/** How long others still see a dropped note where it was let go: the edit itself takes a while. */
const LINGER = 300;

/** Selected notes follow the pointer; the document learns of it when they are dropped. */
export class Dragging implements ToolState {
  readonly name = 'dragging';
  #editor: Editor;
  #from: Point;
  #pointer: number;
  #moved: Point = [0, 0];
  /** The mark before copies were made: a drag with Alt takes copies along. */
  #copied: Mark | null = null;

  constructor(editor: Editor, start: PointerInput) {
    this.#editor = editor;
    this.#pointer = start.id;
    this.#from = editor.viewport.toSheet(start.point);
    if (start.alt) this.#takeCopies();
  }

  pointerMove({ id, point }: PointerInput): void {
    if (id !== this.#pointer) return;
    const [x, y] = this.#editor.viewport.toSheet(point);
    this.#moved = [x - this.#from[0], y - this.#from[1]];
    this.#show();
  }

  pointerUp({ id }: PointerInput): void {
    if (id === this.#pointer) this.#drop();
  }

  finish(): void {
    this.#drop();
  }

  cancel(): void {
    this.#editor.presence.setLocal({ drag: undefined });
    this.#end();
    if (this.#copied === null) return;
    this.#editor.changes.own();
    this.#editor.history.cancelTo(this.#copied);
  }

  /** Notes that others deleted meanwhile leave the drag; with none left it is over. */
  notesChanged(): void {
    if (this.#notes().length === 0) this.cancel();
    else this.#show();
  }

  #takeCopies(): void {
    const { history } = this.#editor;
    this.#copied = history.mark();
    this.#editor.select(copyInPlace(this.#editor, this.#notes()));
  }

  #notes(): readonly Note[] {
    const { map, screen } = this.#editor;
    return [...screen.getState().selection].flatMap((id) => map.note(id) ?? []);
  }

  #at({ pos, size }: Note) {
    return landing([pos[0] + this.#moved[0], pos[1] + this.#moved[1]], size);
  }

  #show(): void {
    const places = this.#notes().map((note) => {
      const pos: Point = [note.pos[0] + this.#moved[0], note.pos[1] + this.#moved[1]];
      return [note.id, pos] as const;
    });
    const [first] = this.#notes();
    const dropSection = first ? this.#at(first).section : null;
    this.#editor.screen.setState({ drag: new Map(places), dropSection });
    this.#tell(places);
  }

  #tell(places: readonly (readonly [string, Point])[]): void {
    const rounded = places.map(([id, [x, y]]) => [id, [Math.round(x), Math.round(y)]] as const);
    this.#editor.presence.setLocal({ drag: Object.fromEntries(rounded) });
  }

  #drop(): void {
    const { map, history, changes, tools } = this.#editor;
    const spots = this.#notes().map((note) => ({ id: note.id, ...this.#at(note) }));
    // Copies and where they were dropped are one step.
    if (this.#copied === null) history.mark();
    changes.own();
    map.placeNotes(spots.map(({ id, pos, section }) => ({ id, pos, section })));
    this.#tell(spots.map(({ id, pos }) => [id, pos] as const));
    if (spots.some((spot) => spot.parked)) this.#editor.say({ key: 'note.parked' });
    this.#end();
    setTimeout(() => {
      if (tools.name !== 'dragging') this.#editor.presence.setLocal({ drag: undefined });
    }, LINGER);
  }

  #end(): void {
    this.#editor.screen.setState({ drag: null, dropSection: null });
    this.#editor.tools.rest();
  }
}

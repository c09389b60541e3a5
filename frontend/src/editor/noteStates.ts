import type { Note } from '../document/notes';
import { SectionNotes } from '../document/sectionNotes';
import type { Point } from '../shared/catalogue';
import { differing } from '../shared/differing';
import type { Typist } from './activity';
import type { Editor } from './editor';
import type { FocusWish, Screen } from './screen';

/** A note as it is to be drawn; the same object until any of it changes. */
export interface NoteState {
  readonly note: Note | undefined;
  readonly isSelected: boolean;
  readonly isEditing: boolean;
  /** Where this person holds it. */
  readonly own: Point | undefined;
  /** Where somebody else holds it. */
  readonly held: Point | undefined;
  /** Who else types in it. */
  readonly typist: Typist | undefined;
  /** The notes that it hides, the next one below first. */
  readonly under: readonly string[];
  readonly isCovered: boolean;
  readonly focusWish: FocusWish | null;
}

type Listener = () => void;

const NOTHING: ReadonlyMap<string, Point> = new Map();

/**
 * What each note looks like. Of a change only the notes hear that it is about: with a thousand
 * of them on the page, asking each at every move of the pointer takes longer than drawing.
 */
export class NoteStates {
  readonly sections: SectionNotes;
  readonly #editor: Editor;
  readonly #known = new Map<string, NoteState>();
  readonly #listeners = new Map<string, readonly Listener[]>();

  /** Follows an editor for as long as that lives. */
  constructor(editor: Editor) {
    this.#editor = editor;
    this.sections = new SectionNotes(editor.map);
    const refresh = (ids: Iterable<string>) => this.#refresh(ids);
    editor.map.subscribeChanges(refresh);
    editor.activity.subscribe(refresh);
    editor.screen.subscribe((now, before) => this.#refresh(touched(now, before)));
    this.sections.subscribePiles(refresh);
  }

  /** How a note is to be drawn. */
  get(id: string): NoteState {
    const known = this.#known.get(id);
    if (known) return known;
    const state = this.#read(id);
    this.#known.set(id, state);
    return state;
  }

  /** Calls back when a note is to be drawn otherwise. */
  subscribe(id: string, listener: Listener): () => void {
    this.#listeners.set(id, [...(this.#listeners.get(id) ?? []), listener]);
    return () => this.#leave(id, listener);
  }

  #leave(id: string, listener: Listener): void {
    const left = (this.#listeners.get(id) ?? []).filter((other) => other !== listener);
    if (left.length > 0) this.#listeners.set(id, left);
    else this.#forget(id);
  }

  /** A note that is out of view will be asked for again; one that is gone will not. */
  #forget(id: string): void {
    this.#listeners.delete(id);
    if (!this.#editor.map.note(id)) this.#known.delete(id);
  }

  #refresh(ids: Iterable<string>): void {
    for (const id of new Set(ids)) {
      const known = this.#known.get(id);
      if (!known) continue;
      const next = this.#read(id);
      if (isSame(known, next)) continue;
      this.#known.set(id, next);
      for (const listener of this.#listeners.get(id) ?? []) listener();
    }
  }

  #read(id: string): NoteState {
    const { map, screen, activity } = this.#editor;
    const { selection, editing, drag, focusWish } = screen.getState();
    return {
      note: map.note(id),
      isSelected: selection.has(id),
      isEditing: editing === id,
      own: drag?.get(id),
      held: activity.heldAt(id),
      typist: activity.typists(id)[0],
      under: this.sections.under(id),
      isCovered: this.sections.isCovered(id),
      focusWish: wishedNote(focusWish) === id ? focusWish : null,
    };
  }
}

function isSame(a: NoteState, b: NoteState): boolean {
  return (Object.keys(a) as (keyof NoteState)[]).every((key) => a[key] === b[key]);
}

function wishedNote(wish: FocusWish | null): string | null {
  return wish && 'note' in wish ? wish.note : null;
}

/** The notes that a change of the screen may be about. */
function touched(now: Screen, before: Screen): Set<string> {
  const ids = new Set<string>();
  if (now.selection !== before.selection) {
    for (const id of now.selection) if (!before.selection.has(id)) ids.add(id);
    for (const id of before.selection) if (!now.selection.has(id)) ids.add(id);
  }
  if (now.drag !== before.drag) {
    for (const id of differing(before.drag ?? NOTHING, now.drag ?? NOTHING)) ids.add(id);
  }
  if (now.editing !== before.editing) addSome(ids, now.editing, before.editing);
  if (now.focusWish !== before.focusWish)
    addSome(ids, wishedNote(now.focusWish), wishedNote(before.focusWish));
  return ids;
}

function addSome(ids: Set<string>, ...some: readonly (string | null)[]): void {
  for (const id of some) if (id !== null) ids.add(id);
}

import type { Editor } from '../editor';
import type { Mark } from '../history';
import type { PointerInput } from '../input';
import type { ToolState } from './state';

/** The kind of burst that typing is in the history. */
export const TYPING = 'typing';

/** A note's text has the caret. */
export class Editing implements ToolState {
  readonly name = 'editing';
  #editor: Editor;
  #note: string;
  #fresh: Mark | undefined;

  /** `fresh` is the mark before the note was made: left empty, it will never have been. */
  constructor(editor: Editor, note: string, fresh?: Mark) {
    this.#editor = editor;
    this.#note = note;
    this.#fresh = fresh;
    // A note and what is first typed in it are one step.
    if (fresh === undefined) editor.history.mark();
    else editor.history.joinNext(TYPING);
    editor.select([note]);
    editor.screen.setState({ editing: note });
  }

  /** A press outside the text ends the edit and is a press like any other. */
  pointerDown(input: PointerInput): void {
    this.finish();
    this.#editor.tools.pointerDown(input);
  }

  cancel(): void {
    const section = this.#editor.map.note(this.#note)?.section;
    this.finish();
    if (this.#editor.map.note(this.#note)) this.#editor.wishFocus({ note: this.#note });
    else if (section) this.#editor.wishFocus({ section });
  }

  finish(): void {
    const { map, history } = this.#editor;
    this.#leave();
    if (map.text(this.#note)?.toString().trim() === '') this.#vanish();
    else if (history.isIn(TYPING)) map.touchNote(this.#note);
    history.mark();
  }

  /** Somebody deleted the note, or an own undo took it back: nothing is left to edit. */
  notesChanged(): void {
    if (this.#editor.map.note(this.#note)) return;
    this.#leave();
    if (!this.#editor.changes.isOwn) this.#editor.say({ key: 'note.gone' });
  }

  #leave(): void {
    const { tools, screen, presence } = this.#editor;
    tools.rest();
    screen.setState({ editing: null });
    presence.setLocal({ caret: undefined });
  }

  #vanish(): void {
    const { map, history, changes } = this.#editor;
    changes.own();
    if (this.#fresh !== undefined) history.cancelTo(this.#fresh);
    if (map.note(this.#note)) map.binNotes([this.#note]);
  }
}

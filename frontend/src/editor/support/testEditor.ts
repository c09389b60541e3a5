import { MapDocument } from '../../document/mapDocument';
import { newDoc } from '../../document/newDoc';
import type { NewNote, Note } from '../../document/notes';
import { LOCAL } from '../../document/origin';
import { noteBox } from '../../document/reading';
import { type Point, SHEET } from '../../shared/catalogue';
import { contains } from '../../shared/geometry';
import type { Message } from '../editor';
import type { KeyInput, PointerInput } from '../input';
import { keyDown, keyUp } from '../keyboard';
import { openEditor } from '../openEditor';
import { TYPING } from '../tools/editing';
import { FakePresence } from './fakePresence';

/** How a test presses a pointer. */
export type Press = Partial<Pick<PointerInput, 'button' | 'id' | 'kind' | 'shift' | 'alt'>>;

/** Puts an update into a document; of Yjs, which only tests may import here. */
export type Apply = (doc: MapDocument['doc'], update: Uint8Array, origin: unknown) => void;

/** Drives an editor the way hands do, in sheet coordinates at 100 %. */
export class TestEditor {
  now = 1_000_000;
  readonly presence = new FakePresence();
  readonly map: MapDocument;
  readonly editor;
  readonly messages: Message[] = [];

  constructor(author = 'anouk', department = 'marketing') {
    this.map = new MapDocument(newDoc(), () => this.now);
    this.editor = openEditor({
      map: this.map,
      presence: this.presence,
      me: () => ({ id: author, department }),
      now: () => this.now,
    });
    this.editor.viewport.resize(SHEET.width, SHEET.height);
    this.editor.viewport.fit({ x: 0, y: 0, w: SHEET.width, h: SHEET.height });
    this.editor.onMessage((message) => this.messages.push(message));
  }

  /** Two editors of one map, each with an own copy that takes in the other's edits. */
  static pair(apply: Apply): readonly [TestEditor, TestEditor] {
    const pair = [new TestEditor('anouk', 'marketing'), new TestEditor('sam', 'sales')] as const;
    const [a, b] = pair;
    a.map.doc.on('update', (bytes, from) => from !== b && apply(b.map.doc, bytes, a));
    b.map.doc.on('update', (bytes, from) => from !== a && apply(a.map.doc, bytes, b));
    return pair;
  }

  /** The screen state. */
  get screen() {
    return this.editor.screen.getState();
  }

  /** The ids of selected notes. */
  get selected(): readonly string[] {
    return [...this.screen.selection];
  }

  /** All shown notes. */
  get notes(): readonly Note[] {
    return this.map.noteIds().flatMap((id) => this.map.note(id) ?? []);
  }

  /** A note that must be there. */
  note(id: string): Note {
    const note = this.map.note(id);
    if (!note) throw new Error(`note ${id} is not shown`);
    return note;
  }

  /** Puts a note on the sheet without any hands. */
  put(text: string, pos: Point = [800, 800], more: Partial<NewNote> = {}): string {
    const fields = {
      section: 'hear',
      colour: 'yellow',
      author: 'eve',
      department: 'sales',
    } as const;
    const id = this.map.addNote({ ...fields, pos, text, ...more });
    this.editor.history.mark();
    return id;
  }

  /** Lets the map tell its listeners. */
  async flush(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }

  down(at: Point, press: Press = {}): this {
    this.editor.tools.pointerDown(this.#input(at, press));
    return this;
  }

  move(at: Point, press: Press = {}): this {
    this.editor.tools.pointerMove(this.#input(at, press));
    return this;
  }

  up(at: Point, press: Press = {}): this {
    this.editor.tools.pointerUp(this.#input(at, press));
    return this;
  }

  click(at: Point, press: Press = {}): this {
    return this.down(at, press).up(at, press);
  }

  drag(from: Point, to: Point, press: Press = {}): this {
    const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    return this.down(from, press).move(middle, press).move(to, press).up(to, press);
  }

  doubleClick(at: Point): this {
    this.editor.tools.doubleClick(this.#input(at, {}));
    return this;
  }

  /** Presses a combination such as `Mod+Shift+z`; tells whether the canvas took it. */
  key(combination: string): boolean {
    const parts = combination.split('+');
    const key = parts.at(-1) || '+';
    const input: KeyInput = {
      key: key.replace('Digit', ''),
      code: key,
      mod: parts.includes('Mod'),
      shift: parts.includes('Shift'),
      alt: parts.includes('Alt'),
      inText: this.screen.editing !== null,
    };
    const taken = keyDown(this.editor, input);
    keyUp(this.editor, input);
    return taken;
  }

  /** Types at the end of the note that is edited. */
  type(text: string): this {
    const body = this.map.text(this.screen.editing ?? '');
    if (!body) throw new Error('no note is edited: double-click one first');
    this.editor.history.burst(TYPING);
    this.map.doc.transact(() => body.insert(body.length, text), LOCAL);
    return this;
  }

  /** Lets time pass, in milliseconds. */
  wait(milliseconds: number): this {
    this.now += milliseconds;
    return this;
  }

  #input(
    at: Point,
    { button = 0, id = 1, kind = 'mouse', shift = false, alt = false }: Press,
  ): PointerInput {
    const note = this.notes.findLast((one) => contains(noteBox(one), at))?.id ?? null;
    return { id, kind, button, point: this.editor.viewport.toScreen(at), note, shift, alt };
  }
}

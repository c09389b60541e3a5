import { neighbour, notesIn } from '../document/reading';
import { SHEET } from '../shared/catalogue';
import { limits } from '../shared/limits';
import { actionFor, run } from './actions/actions';
import type { Editor } from './editor';
import type { KeyInput } from './input';
import { nudge, targets } from './notes';
import { TYPING } from './tools/editing';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far an arrow key moves notes, in sheet units; with Shift, and with Alt. */
const STEP = SHEET.grid;
const FAR = 40;
const FINE = 1;

/** Gives a pressed key to the canvas; false when the key is not the canvas's. */
export function keyDown(editor: Editor, input: KeyInput): boolean {
  if (input.key === 'Escape') return leave(editor);
  if (!input.inText && !input.mod && arrow(editor, input)) return true;
  if (!input.inText && input.key === ' ' && !input.mod) return hold(editor);
  if (typesOnNote(editor, input)) return true;
  if (isPlainLetter(input) && !editor.screen.getState().letterKeys) return false;
  const found = actionFor(input);
  if (!found) return false;
  run(editor, found.id);
  return true;
}

/** Tells that a key was let go. */
export function keyUp(editor: Editor, { key }: Pick<KeyInput, 'key'>): void {
  if (key !== ' ') return;
  const { spaceHeld, focused } = editor.screen.getState();
  editor.screen.setState({ spaceHeld: false });
  if (spaceHeld && !editor.spacePanned && focused) editor.toggle(focused);
}

function leave(editor: Editor): boolean {
  editor.tools.cancel();
  return true;
}

/** Held, the space bar pans; only pressed, it takes up the focused note or lets it go. */
function hold(editor: Editor): boolean {
  if (!editor.screen.getState().spaceHeld) editor.holdSpace();
  return true;
}

/** Arrows move selected notes; with none selected they walk from note to note. */
function arrow(editor: Editor, { key, shift, alt }: KeyInput): boolean {
  const direction = ARROWS[key];
  if (!direction) return false;
  const [dx, dy] = direction;
  const far = alt ? FINE : shift ? FAR : STEP;
  if (editor.may('edit') && editor.screen.getState().selection.size > 0)
    nudge(editor, targets(editor), dx * far, dy * far);
  else if (alt) return false;
  else walk(editor, dx + dy > 0 ? 1 : -1);
  return true;
}

function walk(editor: Editor, step: 1 | -1): void {
  const { focused, section } = editor.screen.getState();
  const row = notesIn(editor.map, section);
  const first = step > 0 ? row[0]?.id : row.at(-1)?.id;
  const next = focused ? neighbour(editor.map, focused, step) : first;
  if (next) editor.wishFocus({ note: next });
  else if (focused) editor.wishFocus({ section });
}

const LETTER = /^\p{L}$/u;

/** Speech input may come as single signs, which then must be no commands (WCAG 2.1.4). */
function isPlainLetter({ key, mod, alt, inText }: KeyInput): boolean {
  return !inText && !mod && !alt && key.length === 1 && key !== ' ';
}

/** Letters typed on the one selected note are its text: the edit begins with them. */
function typesOnNote(editor: Editor, { key, mod, alt, inText }: KeyInput): boolean {
  const { selection } = editor.screen.getState();
  const [note] = selection;
  if (inText || mod || alt || selection.size !== 1 || !note || !LETTER.test(key)) return false;
  if (!editor.may('edit')) return false;
  editor.tools.edit(note);
  const body = editor.map.text(note);
  if (!body || body.length >= limits.noteTextLength) return true;
  editor.history.burst(TYPING);
  editor.map.doc.transact(() => body.insert(body.length, key), editor.origin);
  return true;
}

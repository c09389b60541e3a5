import { actionFor } from './actions/actions';
import type { Editor } from './editor';
import type { KeyInput } from './input';
import { nudge, targets } from './notes';
import { neighbour, notesIn } from './reading';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How many grid steps an arrow key moves notes while Shift is held. */
const FAR = 5;

/** Gives a pressed key to the canvas; false when the key is not the canvas's. */
export function keyDown(editor: Editor, input: KeyInput): boolean {
  if (input.key === 'Escape') return leave(editor);
  if (!input.inText && !input.mod && arrow(editor, input)) return true;
  if (!input.inText && input.key === ' ' && !input.mod) return hold(editor);
  const found = actionFor(input);
  if (!found) return false;
  if (found.isEnabled(editor)) found.run(editor);
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
function arrow(editor: Editor, { key, shift }: KeyInput): boolean {
  const direction = ARROWS[key];
  if (!direction) return false;
  const [dx, dy] = direction;
  const far = shift ? FAR : 1;
  if (editor.screen.getState().selection.size > 0)
    nudge(editor, targets(editor), dx * far, dy * far);
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

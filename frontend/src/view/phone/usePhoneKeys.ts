import type { KeyboardEvent } from 'react';
import type { ActionId } from '../../editor/actions/action';
import { actionFor, run } from '../../editor/actions/actions';
import type { Editor } from '../../editor/editor';
import { makeNoteIn } from '../../editor/notes';
import { toKeyInput } from '../canvas/pointer';
import { useEditor } from '../useEditor';

/** Commands that make sense on a list; Tab goes on as on any page. */
const COMMANDS: readonly ActionId[] = ['undo', 'redo', 'delete', 'duplicate'];

/** Keys for a list of notes: small windows and magnified pages have keyboards too. */
export function usePhoneKeys() {
  const editor = useEditor();
  return ({ nativeEvent }: KeyboardEvent) => {
    if (nativeEvent.isComposing || !press(editor, nativeEvent)) return;
    nativeEvent.preventDefault();
  };
}

function press(editor: Editor, event: globalThis.KeyboardEvent): boolean {
  if (event.key === 'Escape') {
    editor.tools.cancel();
    return true;
  }
  const found = actionFor(toKeyInput(event))?.id;
  if (found === 'nextBelow') makeNoteIn(editor, editor.screen.getState().section);
  else if (found && COMMANDS.includes(found)) run(editor, found);
  else return false;
  return true;
}

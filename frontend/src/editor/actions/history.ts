import type { Editor } from '../editor';
import type { Action } from './action';

function undo(editor: Editor): void {
  editor.changes.own();
  editor.history.undo();
}

function redo(editor: Editor): void {
  editor.changes.own();
  editor.history.redo();
}

/** Taking back and bringing back one's own edits. */
export const historyActions: readonly Action[] = [
  {
    id: 'undo',
    textKey: 'action.undo',
    needs: 'edit',
    keys: ['Mod+z'],
    inText: true,
    isEnabled: ({ history }) => history.canUndo,
    run: undo,
  },
  {
    id: 'redo',
    textKey: 'action.redo',
    needs: 'edit',
    keys: ['Mod+Shift+z', 'Mod+y'],
    inText: true,
    isEnabled: ({ history }) => history.canRedo,
    run: redo,
  },
];

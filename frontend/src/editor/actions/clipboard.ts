import { duplicate } from '../clipboard/paste';
import type { Editor } from '../editor';
import { targets } from '../notes';
import { type Action, always } from './action';

const hasTargets = (editor: Editor) => targets(editor).length > 0;

/** Copies of notes, here and across maps and boards. */
export const clipboardActions: readonly Action[] = [
  {
    id: 'duplicate',
    textKey: 'action.duplicate',
    needs: 'edit',
    keys: ['Mod+d'],
    isEnabled: hasTargets,
    run: (editor) => duplicate(editor, targets(editor)),
  },
  {
    id: 'copy',
    textKey: 'action.copy',
    keys: ['Mod+c'],
    native: true,
    isEnabled: hasTargets,
    run: (editor) => editor.wish('copy'),
  },
  {
    id: 'cut',
    textKey: 'action.cut',
    needs: 'edit',
    keys: ['Mod+x'],
    native: true,
    isEnabled: hasTargets,
    run: (editor) => editor.wish('cut'),
  },
  {
    id: 'paste',
    textKey: 'action.paste',
    needs: 'edit',
    keys: ['Mod+v'],
    native: true,
    isEnabled: always,
    run: (editor) => editor.wish('paste'),
  },
];

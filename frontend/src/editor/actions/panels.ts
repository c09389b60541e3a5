import type { Editor } from '../editor';
import type { Panel } from '../screen';
import { type Action, always } from './action';

const show = (panel: Panel) => (editor: Editor) => {
  const isOpen = editor.screen.getState().panel === panel;
  editor.tools.finish();
  editor.screen.setState({ panel: isOpen ? null : panel });
};

/** Finding notes, commands and keys. */
export const panelActions: readonly Action[] = [
  {
    id: 'search',
    textKey: 'action.search',
    keys: ['Mod+f'],
    inText: true,
    isEnabled: always,
    run: show('search'),
  },
  {
    id: 'commands',
    textKey: 'action.commands',
    keys: ['Mod+k'],
    inText: true,
    isEnabled: always,
    run: show('commands'),
  },
  { id: 'keys', textKey: 'action.keys', keys: ['?', 'F1'], isEnabled: always, run: show('keys') },
];

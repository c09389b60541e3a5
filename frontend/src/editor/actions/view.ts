import type { Editor } from '../editor';
import { type Action, always } from './action';

/** One press of a zoom button. */
const STEP = 1.25;

const zoomBy = (factor: number) => (editor: Editor) =>
  editor.viewport.zoomAt(editor.viewport.centre(), factor);

const pick = (tool: 'select' | 'hand') => (editor: Editor) => editor.screen.setState({ tool });

const hasSelection = ({ screen }: Editor) => screen.getState().selection.size > 0;

/** What the pointer does and what part of the sheet is in view. */
export const viewActions: readonly Action[] = [
  {
    id: 'select',
    textKey: 'action.select',
    keys: ['v'],
    isEnabled: always,
    run: pick('select'),
  },
  { id: 'hand', textKey: 'action.hand', keys: ['h'], isEnabled: always, run: pick('hand') },
  {
    id: 'zoomIn',
    textKey: 'action.zoomIn',
    keys: ['=', '+', 'Shift+Equal'],
    isEnabled: always,
    run: zoomBy(STEP),
  },
  {
    id: 'zoomOut',
    textKey: 'action.zoomOut',
    keys: ['-'],
    isEnabled: always,
    run: zoomBy(1 / STEP),
  },
  {
    id: 'zoomFull',
    textKey: 'action.zoomFull',
    keys: ['Shift+Digit0'],
    isEnabled: always,
    run: ({ viewport }) => viewport.zoomTo(1),
  },
  {
    id: 'fit',
    textKey: 'action.fit',
    keys: ['Shift+Digit1'],
    isEnabled: always,
    run: (editor) => editor.fit(),
  },
  {
    id: 'zoomSelection',
    textKey: 'action.zoomSelection',
    keys: ['Shift+Digit2'],
    isEnabled: hasSelection,
    run: (editor) => editor.fitSelection(),
  },
];

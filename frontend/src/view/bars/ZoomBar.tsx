import { CircleQuestionMark, Minus, Plus, Redo2, Search, Undo2 } from 'lucide-react';
import { Separator, Toolbar } from 'react-aria-components';
import { useText } from '../text';
import { useHistory, useMay, usePercent } from '../useEditor';
import { ActionButton } from './ActionButton';

/** Undo, redo and zoom at the lower edge of the board. */
export function ZoomBar() {
  const text = useText();
  const mayEdit = useMay('edit');
  const percent = usePercent();
  return (
    <Toolbar className="bar zoom-bar" aria-label={text('action.zoom')} data-board-keys>
      {mayEdit && <HistoryButtons />}
      <ActionButton id="zoomOut">
        <Minus />
      </ActionButton>
      <ActionButton id="zoomFull" label={text('action.zoomAt', { percent })}>
        <span className="percent">{percent} %</span>
      </ActionButton>
      <ActionButton id="zoomIn">
        <Plus />
      </ActionButton>
      <ActionButton id="fit" label={text('action.fitLong')}>
        <span>{text('action.fit')}</span>
      </ActionButton>
      <Separator orientation="vertical" />
      <ActionButton id="search">
        <Search />
      </ActionButton>
      <ActionButton id="keys">
        <CircleQuestionMark />
      </ActionButton>
    </Toolbar>
  );
}

function HistoryButtons() {
  const { canUndo, canRedo } = useHistory();
  return (
    <>
      <ActionButton id="undo" isDisabled={!canUndo}>
        <Undo2 />
      </ActionButton>
      <ActionButton id="redo" isDisabled={!canRedo}>
        <Redo2 />
      </ActionButton>
      <Separator orientation="vertical" />
    </>
  );
}

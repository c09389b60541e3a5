import { Hand, MousePointer2, StickyNote } from 'lucide-react';
import { Toolbar } from 'react-aria-components';
import { useText } from '../text';
import { useMay, useScreen } from '../useEditor';
import { ActionButton } from './ActionButton';

/** The tools at the left edge of the board. */
export function ToolRail({ children }: { readonly children?: React.ReactNode }) {
  const text = useText();
  const mayEdit = useMay('edit');
  const tool = useScreen((screen) => screen.tool);
  return (
    <Toolbar
      className="bar tool-rail"
      orientation="vertical"
      aria-label={text('action.tools')}
      data-board-keys
    >
      <ActionButton id="select" isPressed={tool === 'select'}>
        <MousePointer2 />
      </ActionButton>
      <ActionButton id="hand" isPressed={tool === 'hand'}>
        <Hand />
      </ActionButton>
      {mayEdit && (
        <ActionButton id="newNote">
          <StickyNote />
        </ActionButton>
      )}
      {children}
    </Toolbar>
  );
}

import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { ActionId } from '../../editor/actions/action';
import { action, run } from '../../editor/actions/actions';
import { keyName } from '../../editor/keys';
import { isMac } from '../platform';
import { useText } from '../text';
import { useEditor } from '../useEditor';
import { actionName } from './actionName';

interface ActionButtonProps {
  readonly id: ActionId;
  readonly children: React.ReactNode;
  readonly isDisabled?: boolean;
  readonly isPressed?: boolean;
  /** Takes the place of the action's own name. */
  readonly label?: string;
}

/** A command as a button with its name and key in a tooltip. */
export function ActionButton({ id, children, isDisabled, isPressed, label }: ActionButtonProps) {
  const editor = useEditor();
  const text = useText();
  const record = action(id);
  const { keys } = record;
  const name = label ?? actionName(record, text);
  const shown = keys[0] ? text('action.withKeys', { name, keys: keyName(keys[0], isMac) }) : name;
  return (
    <TooltipTrigger delay={500}>
      <Button
        className="icon-button"
        aria-label={name}
        isDisabled={isDisabled ?? false}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        onPress={() => run(editor, id)}
      >
        {children}
      </Button>
      <Tooltip className="tooltip">{shown}</Tooltip>
    </TooltipTrigger>
  );
}

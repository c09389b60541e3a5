import { MenuItem } from 'react-aria-components';
import type { ActionId } from '../../editor/actions/action';
import { action, isFor, isPossible, run } from '../../editor/actions/actions';
import { keyName } from '../../editor/keys';
import { isMac } from '../platform';
import { useText } from '../text';
import { useEditor } from '../useEditor';
import { actionName } from './actionName';

interface ActionItemProps {
  readonly id: ActionId;
  /** Closes the menu before the command moves the focus. */
  readonly onDone: () => void;
}

/** A command as an entry of a menu, with its key. */
export function ActionItem({ id, onDone }: ActionItemProps) {
  const editor = useEditor();
  const text = useText();
  const record = action(id);
  const name = actionName(record, text);
  if (!isFor(editor, record)) return null;
  const act = () => {
    onDone();
    run(editor, id);
  };
  return (
    <MenuItem textValue={name} isDisabled={!isPossible(editor, record)} onAction={act}>
      <span>{name}</span> {record.keys[0] && <kbd>{keyName(record.keys[0], isMac)}</kbd>}
    </MenuItem>
  );
}

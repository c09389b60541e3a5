import { MenuItem } from 'react-aria-components';
import { MenuPopover } from '../../view/MenuPopover';
import type { Opened } from '../../view/PopoverButton';
import { useLanguage, useText } from '../../view/text';
import { useMeta } from '../board/useRoom';
import { copySnapshot } from './commands';
import { nameOfSnapshot } from './moments';
import type { Question, SnapshotProps } from './snapshotProps';

interface SnapshotMenuProps extends Opened, SnapshotProps {
  readonly onAsk: (question: Question) => void;
}

/** What one seldom does with a snapshot. */
export function SnapshotMenu(props: SnapshotMenuProps) {
  const { room, snapshot, mayChange, onAsk, triggerRef, onClose } = props;
  const text = useText();
  const { title } = useMeta(room);
  const name = nameOfSnapshot(snapshot, text, useLanguage());
  return (
    <MenuPopover
      triggerRef={triggerRef}
      onClose={onClose}
      label={text('history.actions', { name })}
      placement="bottom end"
    >
      {mayChange && (
        <MenuItem onAction={() => onAsk('restore')}>{text('history.restore')}</MenuItem>
      )}
      <MenuItem onAction={() => void copySnapshot(room.id, title, snapshot)}>
        {text('history.copy')}
      </MenuItem>
      {mayChange && <MenuItem onAction={() => onAsk('name')}>{text('history.rename')}</MenuItem>}
      {mayChange && <MenuItem onAction={() => onAsk('delete')}>{text('history.delete')}</MenuItem>}
    </MenuPopover>
  );
}

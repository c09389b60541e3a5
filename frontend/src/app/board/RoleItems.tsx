import { MenuItem, Separator } from 'react-aria-components';
import { MenuPopover } from '../../view/MenuPopover';
import type { Opened } from '../../view/PopoverButton';
import { useText } from '../../view/text';
import { openRoleDialog } from '../dialogs/roleDialogStore';
import { moveBy, removeRole } from './roleCommands';
import type { BoardRoom } from './room';

interface RoleItemsProps extends Opened {
  readonly room: BoardRoom;
  readonly role: string;
  readonly label: string;
}

/** What can be done with a role. */
export default function RoleItems({ room, role, ...opened }: RoleItemsProps) {
  const text = useText();
  return (
    <MenuPopover {...opened}>
      <MenuItem onAction={() => openRoleDialog({ kind: 'edit', role })}>
        {text('role.rename')}
      </MenuItem>
      <MenuItem onAction={() => moveBy(room, role, -1)}>{text('role.moveLeft')}</MenuItem>
      <MenuItem onAction={() => moveBy(room, role, 1)}>{text('role.moveRight')}</MenuItem>
      <Separator />
      <MenuItem onAction={() => void removeRole(room, role)}>{text('role.remove')}</MenuItem>
    </MenuPopover>
  );
}

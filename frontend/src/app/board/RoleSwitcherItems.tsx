import { MenuItem, Separator } from 'react-aria-components';
import { MenuPopover } from '../../view/MenuPopover';
import type { Opened } from '../../view/PopoverButton';
import { useText } from '../../view/text';
import { openRoleDialog } from '../dialogs/roleDialogStore';
import { useStore } from '../useStore';
import { goToRole, moveBy, removeRole } from './roleCommands';
import type { BoardRoom } from './room';
import { useMayHere } from './useRoom';

interface RoleSwitcherItemsProps extends Opened {
  readonly room: BoardRoom;
  readonly current: string | null;
}

/** All roles, and what can be done with the present one. */
export default function RoleSwitcherItems({ room, current, ...opened }: RoleSwitcherItemsProps) {
  const text = useText();
  const roles = useStore(room.store, (state) => state.roles);
  const mayEdit = useMayHere(room, 'edit');
  const isKnown = roles.some(({ key }) => key === current);
  return (
    <MenuPopover {...opened} label={text('role.tabs')}>
      {roles.map(({ key, title }) => (
        <MenuItem
          key={key}
          textValue={title || text('role.untitled')}
          data-current={key === current || undefined}
          onAction={() => goToRole(room, key)}
        >
          <span className="menu-words" dir="auto">
            {title || text('role.untitled')}
          </span>
        </MenuItem>
      ))}
      {mayEdit && <Separator />}
      {mayEdit && (
        <MenuItem onAction={() => openRoleDialog({ kind: 'add' })}>{text('role.add')}</MenuItem>
      )}
      {mayEdit && current && isKnown && <PresentRole room={room} role={current} />}
    </MenuPopover>
  );
}

function PresentRole({ room, role }: { readonly room: BoardRoom; readonly role: string }) {
  const text = useText();
  return (
    <>
      <MenuItem onAction={() => openRoleDialog({ kind: 'edit', role })}>
        {text('role.rename')}
      </MenuItem>
      <MenuItem onAction={() => moveBy(room, role, -1)}>{text('role.moveLeft')}</MenuItem>
      <MenuItem onAction={() => moveBy(room, role, 1)}>{text('role.moveRight')}</MenuItem>
      <MenuItem onAction={() => void removeRole(room, role)}>{text('role.remove')}</MenuItem>
    </>
  );
}

import { ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { RoleEntry } from '../../document/boardDocument';
import { useText } from '../../view/text';
import { openRoleDialog } from '../dialogs/roleDialogStore';
import { useStore } from '../useStore';
import { goToRole, moveBy, removeRole } from './roleCommands';
import type { BoardRoom } from './room';

interface RoleSwitcherProps {
  readonly room: BoardRoom;
  readonly current: string | null;
}

/** The roles as one menu, for screens too narrow for tabs. */
export function RoleSwitcher({ room, current }: RoleSwitcherProps) {
  const text = useText();
  const roles = useStore(room.store, (state) => state.roles);
  const role = roles.find(({ key }) => key === current);
  const title = role?.title || text(role ? 'role.untitled' : 'role.tabs');
  return (
    <nav className="role-switcher" aria-label={text('role.tabs')}>
      <MenuTrigger>
        <Button className="role-chooser" aria-label={text('role.switch', { role: title })}>
          <span>{title}</span>
          <ChevronDown aria-hidden="true" />
        </Button>
        <Popover>
          <Menu className="menu" aria-label={text('role.tabs')}>
            {roles.map(({ key, title: name }) => (
              <MenuItem
                key={key}
                textValue={name || text('role.untitled')}
                data-current={key === current || undefined}
                onAction={() => goToRole(room, key)}
              >
                {name || text('role.untitled')}
              </MenuItem>
            ))}
            <Separator />
            <MenuItem onAction={() => openRoleDialog({ kind: 'add' })}>{text('role.add')}</MenuItem>
            {role && commandsFor(room, role, text)}
          </Menu>
        </Popover>
      </MenuTrigger>
    </nav>
  );
}

function commandsFor(room: BoardRoom, { key }: RoleEntry, text: ReturnType<typeof useText>) {
  return (
    <>
      <MenuItem onAction={() => openRoleDialog({ kind: 'edit', role: key })}>
        {text('role.rename')}
      </MenuItem>
      <MenuItem onAction={() => moveBy(room, key, -1)}>{text('role.moveLeft')}</MenuItem>
      <MenuItem onAction={() => moveBy(room, key, 1)}>{text('role.moveRight')}</MenuItem>
      <MenuItem onAction={() => void removeRole(room, key)}>{text('role.remove')}</MenuItem>
    </>
  );
}

import { ChevronDown, Plus } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Link } from 'wouter';
import type { RoleEntry } from '../../document/boardDocument';
import { useText } from '../../view/text';
import { openRoleDialog } from '../dialogs/roleDialogStore';
import { useStore } from '../useStore';
import { moveBy, removeRole } from './roleCommands';
import type { BoardRoom } from './room';
import { useTabDrag } from './useTabDrag';

interface RoleTabsProps {
  readonly room: BoardRoom;
  readonly current: string | null;
}

/** The roles of the buying committee: one map each. */
export function RoleTabs({ room, current }: RoleTabsProps) {
  const text = useText();
  const roles = useStore(room.store, (state) => state.roles);
  return (
    <nav className="role-tabs" aria-label={text('role.tabs')}>
      <ul>
        {roles.map((role) => (
          <RoleTab key={role.key} room={room} role={role} isCurrent={role.key === current} />
        ))}
      </ul>
      <Button
        className="icon-button"
        aria-label={text('role.add')}
        onPress={() => openRoleDialog({ kind: 'add' })}
      >
        <Plus />
      </Button>
    </nav>
  );
}

interface RoleTabProps {
  readonly room: BoardRoom;
  readonly role: RoleEntry;
  readonly isCurrent: boolean;
}

function RoleTab({ room, role, isCurrent }: RoleTabProps) {
  const text = useText();
  const title = role.title || text('role.untitled');
  const { side, handlers } = useTabDrag(room, role.key);
  return (
    <li className="role-tab" data-role={role.key} data-drop={side ?? undefined} {...handlers}>
      <Link
        href={`/b/${room.id}?role=${encodeURIComponent(role.key)}`}
        aria-current={isCurrent ? 'page' : undefined}
        title={title}
      >
        {title}
      </Link>
      {isCurrent && <RoleMenu room={room} role={role} title={title} />}
    </li>
  );
}

function RoleMenu({
  room,
  role: { key },
  title,
}: Omit<RoleTabProps, 'isCurrent'> & { readonly title: string }) {
  const text = useText();
  return (
    <MenuTrigger>
      <Button className="role-menu-button" aria-label={text('role.menu', { role: title })}>
        <ChevronDown />
      </Button>
      <Popover>
        <Menu className="menu" aria-label={text('role.menu', { role: title })}>
          <MenuItem onAction={() => openRoleDialog({ kind: 'edit', role: key })}>
            {text('role.rename')}
          </MenuItem>
          <MenuItem onAction={() => moveBy(room, key, -1)}>{text('role.moveLeft')}</MenuItem>
          <MenuItem onAction={() => moveBy(room, key, 1)}>{text('role.moveRight')}</MenuItem>
          <Separator />
          <MenuItem onAction={() => void removeRole(room, key)}>{text('role.remove')}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

import { Search } from 'lucide-react';
import type { RoleEntry } from '../../document/boardDocument';
import { latePart } from '../../view/lateParts';
import { PopoverButton } from '../../view/PopoverButton';
import { useText } from '../../view/text';
import type { BoardRoom } from './room';

const RoleSearch = latePart(() => import('./RoleSearch'));

interface RoleFinderProps {
  readonly room: BoardRoom;
  readonly roles: readonly RoleEntry[];
  readonly current: string | null;
}

/** All roles in a list that can be searched, for when the bar has no room for them. */
export function RoleFinder({ room, roles, current }: RoleFinderProps) {
  const text = useText();
  const label = text('role.all', { count: roles.length });
  return (
    <PopoverButton
      className="text-button role-finder-button"
      label={label}
      opens="dialog"
      face={
        <>
          <Search aria-hidden="true" />
          <span aria-hidden="true">{roles.length}</span>
        </>
      }
    >
      {(opened) => <RoleSearch {...opened} room={room} roles={roles} current={current} />}
    </PopoverButton>
  );
}

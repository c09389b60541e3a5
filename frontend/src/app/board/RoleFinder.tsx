import { Search } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { RoleEntry } from '../../document/boardDocument';
import { latePart } from '../../view/lateParts';
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
    <DialogTrigger>
      <Button className="text-button role-finder-button" aria-label={label}>
        <Search aria-hidden="true" />
        <span aria-hidden="true">{roles.length}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="dialog role-finder" aria-label={label}>
          {({ close }) => (
            <RoleSearch room={room} roles={roles} current={current} onChoose={close} />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

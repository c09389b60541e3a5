import { Search } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Input, Popover, SearchField } from 'react-aria-components';
import { Link } from 'wouter';
import type { RoleEntry } from '../../document/boardDocument';
import { useText } from '../../view/text';
import type { BoardRoom } from './room';

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
          {({ close }) => <Finder room={room} roles={roles} current={current} onChoose={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Finder({ room, roles, current, onChoose }: RoleFinderProps & { onChoose: () => void }) {
  const text = useText();
  const [wanted, want] = useState('');
  const found = findRoles(roles, wanted);
  return (
    <>
      <SearchField value={wanted} onChange={want} aria-label={text('role.search')} autoFocus>
        <Input placeholder={text('role.search')} />
      </SearchField>
      <p className="quiet" role="status">
        {text('role.found', { count: found.length })}
      </p>
      <ul>
        {found.map(({ key, title }) => (
          <li key={key}>
            <Link
              href={`/b/${room.id}?role=${encodeURIComponent(key)}`}
              aria-current={key === current ? 'page' : undefined}
              onClick={onChoose}
              dir="auto"
            >
              {title || text('role.untitled')}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The roles whose title has all the words, whatever their case and accents. */
export function findRoles(roles: readonly RoleEntry[], wanted: string): readonly RoleEntry[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  return roles.filter(({ title }) => words.every((word) => plain(title).includes(word)));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

import { useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { Link } from 'wouter';
import type { RoleEntry } from '../../document/boardDocument';
import { DialogPopover } from '../../view/DialogPopover';
import type { Opened } from '../../view/PopoverButton';
import { useText } from '../../view/text';
import type { BoardRoom } from './room';

interface RoleSearchProps extends Opened {
  readonly room: BoardRoom;
  readonly roles: readonly RoleEntry[];
  readonly current: string | null;
}

/** All roles, narrowed down by what one types. */
export default function RoleSearch({ room, roles, current, ...opened }: RoleSearchProps) {
  const text = useText();
  const [wanted, want] = useState('');
  const found = findRoles(roles, wanted);
  return (
    <DialogPopover
      {...opened}
      className="dialog role-finder"
      label={text('role.all', { count: roles.length })}
    >
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
              onClick={opened.onClose}
              dir="auto"
            >
              {title || text('role.untitled')}
            </Link>
          </li>
        ))}
      </ul>
    </DialogPopover>
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

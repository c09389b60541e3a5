import { ChevronDown, Plus } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'wouter';
import type { RoleEntry } from '../../document/boardDocument';
import type { Person } from '../../editor/presence';
import { latePart } from '../../view/lateParts';
import { PopoverButton } from '../../view/PopoverButton';
import { useText } from '../../view/text';
import { openRoleDialog } from '../dialogs/roleDialogStore';
import { useStore } from '../useStore';
import { useOthers } from './people';
import type { BoardRoom } from './room';
import { TabPeople } from './TabPeople';
import { useOverflow } from './useOverflow';
import { useMayHere } from './useRoom';
import { useTabDrag } from './useTabDrag';

const RoleFinder = latePart(async () => ({ default: (await import('./RoleFinder')).RoleFinder }));
const RoleItems = latePart(() => import('./RoleItems'));

interface RoleTabsProps {
  readonly room: BoardRoom;
  readonly current: string | null;
}

/** The roles of the buying committee: one map each. */
export function RoleTabs({ room, current }: RoleTabsProps) {
  const text = useText();
  const roles = useStore(room.store, (state) => state.roles);
  const others = useOthers(room);
  const mayEdit = useMayHere(room, 'edit');
  const list = useRef<HTMLUListElement>(null);
  const isOverflowing = useOverflow(list, roles.length);
  useShown(list, current, roles.length > 0);
  return (
    <nav className="role-tabs" aria-label={text('role.tabs')}>
      <ul ref={list} data-cut={isOverflowing || undefined}>
        {roles.map((role) => (
          <RoleTab
            key={role.key}
            room={room}
            role={role}
            isCurrent={role.key === current}
            people={others.filter(({ state }) => state.map === role.key)}
          />
        ))}
      </ul>
      {isOverflowing && <RoleFinder room={room} roles={roles} current={current} />}
      {mayEdit && (
        <Button
          className="icon-button"
          aria-label={text('role.add')}
          onPress={() => openRoleDialog({ kind: 'add' })}
        >
          <Plus />
        </Button>
      )}
    </nav>
  );
}

interface RoleTabProps {
  readonly room: BoardRoom;
  readonly role: RoleEntry;
  readonly isCurrent: boolean;
  readonly people: readonly Person[];
}

/** Scrolls the tabs so far that the present one is in view. */
function useShown(
  list: RefObject<HTMLElement | null>,
  current: string | null,
  hasTabs: boolean,
): void {
  useEffect(() => {
    if (!hasTabs || !current) return;
    const tab = list.current?.querySelector('[aria-current="page"]')?.closest('li');
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [list, current, hasTabs]);
}

function RoleTab({ room, role, isCurrent, people }: RoleTabProps) {
  const text = useText();
  const title = role.title || text('role.untitled');
  const mayEdit = useMayHere(room, 'edit');
  const { side, handlers } = useTabDrag(room, role.key);
  return (
    <li
      className="role-tab"
      data-role={role.key}
      data-drop={side ?? undefined}
      {...(mayEdit ? handlers : {})}
    >
      <Link
        href={`/b/${room.id}?role=${encodeURIComponent(role.key)}`}
        aria-current={isCurrent ? 'page' : undefined}
        title={title}
      >
        <bdi>{title}</bdi>
        <TabPeople people={people} />
      </Link>
      {isCurrent && mayEdit && <RoleMenu room={room} role={role} title={title} />}
    </li>
  );
}

function RoleMenu({
  room,
  role: { key },
  title,
}: Omit<RoleTabProps, 'isCurrent' | 'people'> & { readonly title: string }) {
  const text = useText();
  const label = text('role.menu', { role: title });
  return (
    <PopoverButton className="role-menu-button" label={label} face={<ChevronDown />}>
      {(opened) => <RoleItems {...opened} room={room} role={key} label={label} />}
    </PopoverButton>
  );
}

import { ChevronDown } from 'lucide-react';
import { latePart } from '../../view/lateParts';
import { PopoverButton } from '../../view/PopoverButton';
import { useText } from '../../view/text';
import { useStore } from '../useStore';
import type { BoardRoom } from './room';

const RoleSwitcherItems = latePart(() => import('./RoleSwitcherItems'));

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
  const face = (
    <>
      <span>{title}</span>
      <ChevronDown aria-hidden="true" />
    </>
  );
  return (
    <nav className="role-switcher" aria-label={text('role.tabs')}>
      <PopoverButton
        className="role-chooser"
        label={text('role.switch', { role: title })}
        face={face}
      >
        {(opened) => <RoleSwitcherItems {...opened} room={room} current={current} />}
      </PopoverButton>
    </nav>
  );
}

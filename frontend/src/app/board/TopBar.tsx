import { Link } from 'wouter';
import { latePart } from '../../view/lateParts';
import { useIsPhone } from '../../view/phone/useIsPhone';
import { useText } from '../../view/text';
import { roleDialog } from '../dialogs/roleDialogStore';
import { ShareButton } from '../dialogs/ShareButton';
import { Logo } from '../pages/Logo';
import { useStore } from '../useStore';
import { Avatars } from './Avatars';
import { BoardMenu } from './BoardMenu';
import { BoardTitle } from './BoardTitle';
import { LevelMark } from './LevelMark';
import { RoleSwitcher } from './RoleSwitcher';
import { RoleTabs } from './RoleTabs';
import type { BoardRoom } from './room';
import { SaveBadge } from './SaveBadge';
import { useMayHere } from './useRoom';

const RoleDialog = latePart(() => import('../dialogs/RoleDialog'));

interface TopBarProps {
  readonly room: BoardRoom;
  readonly current: string | null;
}

/** The bar over a board: whose it is, its roles, the state of the work, who is here. */
export function TopBar({ room, current }: TopBarProps) {
  const text = useText();
  const mayEdit = useMayHere(room, 'edit');
  const aim = useStore(roleDialog, (state) => state.aim);
  const Roles = useIsPhone() ? RoleSwitcher : RoleTabs;
  return (
    <header className="top-bar">
      <a className="skip-link" href="#sheet">
        {text('product.skip')}
      </a>
      <Link href="/" className="home-link" aria-label={text('home.home')}>
        <Logo />
      </Link>
      <BoardTitle room={room} />
      <Roles room={room} current={current} />
      <div className="top-bar-end">
        <LevelMark room={room} />
        <SaveBadge room={room} />
        <Avatars room={room} />
        <BoardMenu room={room} />
        <ShareButton room={room} />
      </div>
      {aim && mayEdit && <RoleDialog room={room} aim={aim} />}
    </header>
  );
}

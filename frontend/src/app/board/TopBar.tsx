import { Link } from 'wouter';
import { useIsPhone } from '../../view/phone/useIsPhone';
import { useText } from '../../view/text';
import { RoleDialog } from '../dialogs/RoleDialog';
import { ShareButton } from '../dialogs/ShareButton';
import { LanguageSwitch } from '../pages/Credit';
import { Logo } from '../pages/Logo';
import { Avatars } from './Avatars';
import { BoardMenu } from './BoardMenu';
import { BoardTitle } from './BoardTitle';
import { PrintMenu } from './PrintMenu';
import { RoleSwitcher } from './RoleSwitcher';
import { RoleTabs } from './RoleTabs';
import type { BoardRoom } from './room';
import { SaveBadge } from './SaveBadge';

interface TopBarProps {
  readonly room: BoardRoom;
  readonly current: string | null;
}

/** The bar over a board: whose it is, its roles, the state of the work, who is here. */
export function TopBar({ room, current }: TopBarProps) {
  const text = useText();
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
        <SaveBadge room={room} />
        <Avatars room={room} />
        <LanguageSwitch />
        <PrintMenu room={room} />
        <BoardMenu />
        <ShareButton id={room.id} />
      </div>
      <RoleDialog room={room} />
    </header>
  );
}

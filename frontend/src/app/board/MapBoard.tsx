import { Link } from 'wouter';
import { DepartmentsProvider } from '../../view/departments';
import { latePart } from '../../view/lateParts';
import { useText } from '../../view/text';
import { Logo } from '../pages/Logo';
import { NoticePage } from '../pages/NoticePage';
import { useStore } from '../useStore';
import { Avatars } from './Avatars';
import { Banner } from './Banner';
import { BoardMenu } from './BoardMenu';
import { Desk } from './Desk';
import { joinCard } from './joinCardStore';
import { LevelMark } from './LevelMark';
import type { MapRoom } from './mapRoom';
import { PageDuties } from './PageDuties';
import { Rescued } from './Rescued';
import { SaveBadge } from './SaveBadge';
import { useDepartmentEntries, useMayHere, useMeta } from './useRoom';

const JoinCard = latePart(async () => ({ default: (await import('./JoinCard')).JoinCard }));
const EndedPage = latePart(() => import('../pages/EndedPage'));

/** One map without its board, or why it cannot be shown. */
export function MapBoard({ room }: { readonly room: MapRoom }) {
  const text = useText();
  const phase = useStore(room.store, (state) => state.phase);
  if (phase === 'loading') {
    return (
      <p className="loading" role="status">
        {text('board.loading')}
      </p>
    );
  }
  if (phase === 'ended') return <EndedPage room={room} />;
  if (phase !== 'open') return <NoticePage kind={phase} onRetry={() => void room.load()} />;
  return <OpenMap room={room} />;
}

function OpenMap({ room }: { readonly room: MapRoom }) {
  const desk = useStore(room.store, (state) => state.desk);
  const mayPoint = useMayHere(room, 'point');
  const isJoining = useStore(joinCard, ({ isOpen }) => isOpen) && mayPoint;
  const departments = useDepartmentEntries(room);
  return (
    <DepartmentsProvider value={departments}>
      <PageDuties room={room} desk={desk} />
      <div className="board">
        <MapBar room={room} />
        <Banner room={room} />
        <Rescued room={room} />
        <div className="board-stage">
          {desk && <Desk room={room} desk={desk} />}
          {isJoining && <JoinCard room={room} />}
        </div>
      </div>
    </DepartmentsProvider>
  );
}

function MapBar({ room }: { readonly room: MapRoom }) {
  const text = useText();
  const { title } = useMeta(room);
  const role = useStore(room.store, ({ roles }) => roles[0]?.title);
  return (
    <header className="top-bar">
      <a className="skip-link" href="#sheet">
        {text('product.skip')}
      </a>
      <Link href="/" className="home-link" aria-label={text('home.home')}>
        <Logo />
      </Link>
      <h1 className="board-title">
        <span className="board-title-words">{role || text('role.untitled')}</span>
        <span className="board-account">{title}</span>
      </h1>
      <div className="top-bar-end">
        <LevelMark room={room} />
        <SaveBadge room={room} />
        <Avatars room={room} />
        <BoardMenu room={room} />
      </div>
    </header>
  );
}

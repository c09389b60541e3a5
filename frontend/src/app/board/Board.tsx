import { DepartmentsProvider } from '../../view/departments';
import { latePart } from '../../view/lateParts';
import { useText } from '../../view/text';
import { NoticePage } from '../pages/NoticePage';
import { useStore } from '../useStore';
import { Banner } from './Banner';
import { Desk } from './Desk';
import { joinCard } from './joinCardStore';
import { PageDuties } from './PageDuties';
import { Rescued } from './Rescued';
import type { BoardRoom } from './room';
import { TopBar } from './TopBar';
import { useRequestNews } from './useRequestNews';
import { useDepartmentEntries, useMayHere } from './useRoom';

const NoMap = latePart(async () => ({ default: (await import('./NoMap')).NoMap }));
const DoorPage = latePart(() => import('../pages/DoorPage'));
const EndedPage = latePart(() => import('../pages/EndedPage'));

const JoinCard = latePart(async () => ({ default: (await import('./JoinCard')).JoinCard }));

interface BoardProps {
  readonly room: BoardRoom;
  /** The role that the address asks for. */
  readonly wanted: string | null;
}

/** A board, or why it cannot be shown. */
export function Board({ room, wanted }: BoardProps) {
  const phase = useStore(room.store, (state) => state.phase);
  const text = useText();
  if (phase === 'loading') {
    return (
      <p className="loading" role="status">
        {text('board.loading')}
      </p>
    );
  }
  if (phase === 'unknown') return <DoorPage board={room.id} onIn={() => void room.load()} />;
  if (phase === 'ended') return <EndedPage room={room} />;
  if (phase !== 'open') return <NoticePage kind={phase} onRetry={() => void room.load()} />;
  return <OpenBoard room={room} wanted={wanted} />;
}

function OpenBoard({ room, wanted }: BoardProps) {
  const desk = useStore(room.store, (state) => state.desk);
  const mayPoint = useMayHere(room, 'point');
  const isJoining = useStore(joinCard, ({ isOpen }) => isOpen) && mayPoint;
  const departments = useDepartmentEntries(room);
  useRequestNews(room);
  return (
    <DepartmentsProvider value={departments}>
      <PageDuties room={room} desk={desk} />
      <div className="board">
        <TopBar room={room} current={desk?.role ?? wanted} />
        <Banner room={room} />
        <Rescued room={room} />
        <div className="board-stage">
          {desk ? (
            <Desk key={desk.role} room={room} desk={desk} />
          ) : (
            <NoMap room={room} wanted={wanted} />
          )}
          {isJoining && <JoinCard room={room} />}
        </div>
      </div>
    </DepartmentsProvider>
  );
}

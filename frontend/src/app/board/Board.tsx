import { useEffect } from 'react';
import { DepartmentsProvider } from '../../view/departments';
import { fetchLateParts, latePart } from '../../view/lateParts';
import { useText } from '../../view/text';
import { NoticePage } from '../pages/NoticePage';
import { useStore } from '../useStore';
import { Banner } from './Banner';
import { Desk } from './Desk';
import { joinCard } from './joinCardStore';
import type { MapDesk } from './mapDesk';
import { NoMap } from './NoMap';
import { followPrinting } from './printing';
import type { BoardRoom } from './room';
import { TopBar } from './TopBar';
import { useLeaveWarning } from './useLeaveWarning';
import { useRemember } from './useRemember';
import { useDepartmentEntries, useMeta, useRole } from './useRoom';

const JoinCard = latePart(async () => ({ default: (await import('./JoinCard')).JoinCard }));

/** When the page has long been usable, in milliseconds. */
const QUIET = 4000;

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
  if (phase !== 'open') return <NoticePage kind={phase} onRetry={() => void room.load()} />;
  return <OpenBoard room={room} wanted={wanted} />;
}

function OpenBoard({ room, wanted }: BoardProps) {
  const desk = useStore(room.store, (state) => state.desk);
  const isJoining = useStore(joinCard, ({ isOpen }) => isOpen);
  useLeaveWarning(room);
  useTitles(room, desk);
  useRemember(room, desk);
  useEffect(() => followPrinting(room), [room]);
  useEffect(() => {
    const timer = setTimeout(() => void fetchLateParts(), QUIET);
    return () => clearTimeout(timer);
  }, []);
  const departments = useDepartmentEntries(room);
  return (
    <DepartmentsProvider value={departments}>
      <div className="board">
        <TopBar room={room} current={desk?.role ?? wanted} />
        <Banner room={room} />
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

function useTitles(room: BoardRoom, desk: MapDesk | null): void {
  const text = useText();
  const { title } = useMeta(room);
  const role = useRole(room, desk?.role ?? null)?.title;
  const board = title || text('home.untitled');
  useEffect(() => {
    document.title = role ? text('board.pageTitle', { role, board }) : board;
  }, [role, board, text]);
}

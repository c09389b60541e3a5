import { useEffect } from 'react';
import { useText } from '../../view/text';
import { NoticePage } from '../pages/NoticePage';
import { useStore } from '../useStore';
import { Banner } from './Banner';
import { Desk } from './Desk';
import { JoinCard } from './JoinCard';
import type { MapDesk } from './mapDesk';
import { NoMap } from './NoMap';
import { followPrinting } from './printing';
import type { BoardRoom } from './room';
import { TopBar } from './TopBar';
import { useLeaveWarning } from './useLeaveWarning';
import { useRemember } from './useRemember';
import { useMeta, useRole } from './useRoom';

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
  useLeaveWarning(room);
  useTitles(room, desk);
  useRemember(room, desk);
  useEffect(() => followPrinting(room), [room]);
  return (
    <div className="board">
      <TopBar room={room} current={desk?.role ?? wanted} />
      <Banner room={room} />
      <div className="board-stage">
        {desk ? (
          <Desk key={desk.role} room={room} desk={desk} />
        ) : (
          <NoMap room={room} wanted={wanted} />
        )}
        <JoinCard room={room} />
      </div>
    </div>
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

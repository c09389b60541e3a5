import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { dateIn, useLanguage, useText } from '../../view/text';
import { readPicture, type Spot } from '../pictures';
import { pathOf, type RecentBoard } from '../recent';
import { useStore } from '../useStore';
import { BoardCardMenu } from './BoardCardMenu';
import { BoardPicture } from './BoardPicture';
import { nameOf, renameBoard } from './boardCommands';
import { type BoardState, boardStates } from './boardStates';
import { CardTitleField } from './CardTitleField';

/** A board that was opened in this browser: what it looked like, and what can be done with it. */
export function BoardCard({ board }: { readonly board: RecentBoard }) {
  const [isRenaming, setRenaming] = useState(false);
  const state = useStore(boardStates, (states) => states[board.id] ?? 'open');
  const spots = usePicture(board.id);
  const rename = (title: string | null) => {
    setRenaming(false);
    if (title !== null) void renameBoard(board, title);
  };
  return (
    <li className="board-card" data-state={state}>
      <BoardPicture spots={spots} />
      <div className="board-card-words">
        {isRenaming ? (
          <CardTitleField title={board.title} onDone={rename} />
        ) : (
          <CardTitle board={board} state={state} />
        )}
        <Facts board={board} state={state} />
      </div>
      <BoardCardMenu board={board} state={state} onRename={() => setRenaming(true)} />
    </li>
  );
}

/** Read only when the page stands: the board just left keeps its picture at that moment. */
function usePicture(board: string): readonly Spot[] {
  const [spots, setSpots] = useState<readonly Spot[]>([]);
  useEffect(() => setSpots(readPicture(board)), [board]);
  return spots;
}

interface CardProps {
  readonly board: RecentBoard;
  readonly state: BoardState;
}

function CardTitle({ board, state }: CardProps) {
  const title = nameOf(board);
  return (
    <h3 className="board-card-title" dir="auto" title={title}>
      {state === 'open' ? <Link href={pathOf(board)}>{title}</Link> : title}
    </h3>
  );
}

function Facts({ board: { account, opened, roles }, state }: CardProps) {
  const text = useText();
  const date = dateIn(useLanguage(), opened);
  const facts = [roles > 0 && text('home.roles', { count: roles }), date].filter(Boolean);
  return (
    <>
      {account && (
        <p className="board-card-account" dir="auto">
          {account}
        </p>
      )}
      <p className="board-card-facts">
        {state === 'open' ? facts.join(' · ') : text(`home.state.${state}`)}
      </p>
    </>
  );
}

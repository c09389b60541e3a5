import { useEffect } from 'react';
import { useText } from '../../view/text';
import { recentBoards, rereadBoards } from '../recent';
import { useStore } from '../useStore';
import { BoardCard } from './BoardCard';
import { askForBoards } from './boardStates';

/** The boards that were opened in this browser. */
export function RecentBoards() {
  const text = useText();
  const boards = useStore(recentBoards, (state) => state.boards);
  useEffect(() => {
    rereadBoards();
    void askForBoards();
  }, []);
  return (
    <section className="recent" aria-labelledby="recent-title">
      <h2 id="recent-title">{text('home.recent')}</h2>
      {boards.length === 0 && <p className="quiet">{text('home.noRecent')}</p>}
      <ul className="board-cards">
        {boards.map((board) => (
          <BoardCard key={board.id} board={board} />
        ))}
      </ul>
    </section>
  );
}

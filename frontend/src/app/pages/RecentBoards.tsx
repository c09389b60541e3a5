import { X } from 'lucide-react';
import { Link } from 'wouter';
import { type Text, useLanguage, useText } from '../../view/text';
import { forgetBoard, type RecentBoard, recentBoards } from '../recent';
import { notify } from '../toasts';
import { useStore } from '../useStore';

/** The boards that were opened in this browser. */
export function RecentBoards() {
  const text = useText();
  const boards = useStore(recentBoards, (state) => state.boards);
  return (
    <section className="recent" aria-labelledby="recent-title">
      <h2 id="recent-title">{text('home.recent')}</h2>
      {boards.length === 0 && <p className="quiet">{text('home.noRecent')}</p>}
      <ul>
        {boards.map((board) => (
          <RecentRow key={board.id} board={board} />
        ))}
      </ul>
    </section>
  );
}

function RecentRow({ board }: { readonly board: RecentBoard }) {
  const text = useText();
  const locale = useLanguage();
  const title = board.title || text('home.untitled');
  return (
    <li className="recent-row">
      <Link href={`/b/${board.id}`}>
        <strong>{title}</strong>
        <span className="quiet">{text('home.opened', { date: dateOf(board.opened, locale) })}</span>
      </Link>
      <button
        type="button"
        className="icon-button"
        aria-label={text('home.forget', { title })}
        title={text('home.forget', { title })}
        onClick={() => forget(board.id, text)}
      >
        <X aria-hidden="true" />
      </button>
    </li>
  );
}

function forget(id: string, text: Text): void {
  forgetBoard(id);
  notify({ words: text('home.forgotten') });
}

function dateOf(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

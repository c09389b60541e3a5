import { useEffect, useState } from 'react';
import { useSearch } from 'wouter';
import { api } from '../../api/client';
import { deleteCopies } from '../../sync/offlineCopy';
import { openSession } from '../../sync/session';
import { Board } from '../board/Board';
import { BoardRoom } from '../board/room';
import { person } from '../person';

/** The page of a board: opens it for as long as the page shows it. */
export function BoardPage({ id }: { readonly id: string }) {
  const room = useRoom(id);
  const role = new URLSearchParams(useSearch()).get('role');
  useEffect(() => room?.openRole(role), [room, role]);
  return room && <Board room={room} wanted={role} />;
}

function useRoom(id: string): BoardRoom | null {
  const [room, setRoom] = useState<BoardRoom | null>(null);
  useEffect(() => {
    const next = new BoardRoom(id, {
      api,
      open: (document, doc) => openSession({ document, doc, presence: true }),
      me: person.getState,
      forget: deleteCopies,
    });
    setRoom(next);
    const stop = person.subscribe(() => next.introduce());
    return () => {
      stop();
      next.close();
    };
  }, [id]);
  return room;
}

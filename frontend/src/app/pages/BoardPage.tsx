import { useEffect } from 'react';
import { useSearch } from 'wouter';
import { Board } from '../board/Board';
import { BoardRoom } from '../board/room';
import { useRoom } from './useRoom';

/** The page of a board: opens it for as long as the page shows it. */
export function BoardPage({ id }: { readonly id: string }) {
  const role = new URLSearchParams(useSearch()).get('role');
  const room = useRoom(BoardRoom, id, role);
  useEffect(() => room?.openRole(role), [room, role]);
  return room && <Board room={room} wanted={role} />;
}

import { useEffect, useState } from 'react';
import { api } from '../../api/client';
import { deleteCopies } from '../../sync/offlineCopy';
import { openSession } from '../../sync/session';
import type { MapRoomParts } from '../board/mapRoom';
import type { RoomParts } from '../board/room';
import { person } from '../person';

const parts: RoomParts & MapRoomParts = {
  api,
  open: (document, doc) => openSession({ document, doc, presence: true }),
  me: person.getState,
  forget: deleteCopies,
};

interface Closable {
  introduce(): void;
  close(): void;
}

/**
 * Opens a room for as long as the page shows it; `Kind` is a room's class. The role that is wanted
 * goes along: the server's answer may be here before the page could ask for it.
 */
export function useRoom<R extends Closable>(
  Kind: new (id: string, own: typeof parts, role: string | null) => R,
  id: string,
  role: string | null = null,
): R | null {
  const [first] = useState(role);
  const [room, setRoom] = useState<R | null>(null);
  useEffect(() => {
    const next = new Kind(id, parts, first);
    setRoom(next);
    const stop = person.subscribe(() => next.introduce());
    return () => {
      stop();
      next.close();
    };
  }, [Kind, id, first]);
  return room;
}

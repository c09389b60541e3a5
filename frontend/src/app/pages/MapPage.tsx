import { useEffect, useState } from 'react';
import { api } from '../../api/client';
import { deleteCopies } from '../../sync/offlineCopy';
import { openSession } from '../../sync/session';
import { MapBoard } from '../board/MapBoard';
import { MapRoom } from '../board/mapRoom';
import { person } from '../person';

/** The page of one map, for whoever came by a link to it alone. */
export default function MapPage({ id }: { readonly id: string }) {
  const [room, setRoom] = useState<MapRoom | null>(null);
  useEffect(() => {
    const next = new MapRoom(id, {
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
  return room && <MapBoard room={room} />;
}

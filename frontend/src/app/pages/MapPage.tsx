import { MapBoard } from '../board/MapBoard';
import { MapRoom } from '../board/mapRoom';
import { useRoom } from './useRoom';

/** The page of one map, for whoever came by a link to it alone. */
export default function MapPage({ id }: { readonly id: string }) {
  const room = useRoom(MapRoom, id);
  return room && <MapBoard room={room} />;
}

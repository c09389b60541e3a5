import { useEffect, useLayoutEffect } from 'react';
import { notesOf } from '../../document/reading';
import { dropPicture, keepPicture } from '../pictures';
import { rememberBoard } from '../recent';
import { useStore } from '../useStore';
import type { MapDesk } from './mapDesk';
import type { Room } from './roomPort';
import { useMeta } from './useRoom';

/** How long the notes must rest before their picture is kept, in milliseconds. */
const REST = 2000;

/** Remembers on this device that the board was here, and what its map looked like. */
export function useRemember(room: Room, desk: MapDesk | null): void {
  const { title, account } = useMeta(room);
  const roles = useStore(room.store, (state) => state.roles.length);
  const map = useStore(room.store, ({ info }) => mapOf(info?.maps, desk?.role));
  const byLink = useStore(room.store, ({ info }) => info?.by_link ?? false);
  useEffect(() => {
    if (!title) return;
    const seen = { title, account, roles, map, byLink, kind: room.kind };
    for (const id of rememberBoard(room.id, seen)) dropPicture(id);
  }, [room, title, account, roles, map, byLink]);
  // Layout effects end before the room closes its documents.
  useLayoutEffect(() => (desk ? followPicture(room.id, desk) : undefined), [room, desk]);
}

function mapOf(maps: readonly { id: string; role: string }[] | undefined, role?: string) {
  return maps?.find((one) => one.role === role)?.id;
}

/** Keeps the picture whenever the notes have come to rest, and when the map is left. */
function followPicture(board: string, { editor: { map }, session }: MapDesk): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    // A map that has not arrived looks empty: the picture of last time is better.
    if (session.state().synced || map.noteIds().length > 0) keepPicture(board, notesOf(map));
  };
  const later = () => {
    timer ??= setTimeout(keep, REST);
  };
  const stop = map.subscribe(later);
  const unsubscribe = session.subscribe(later);
  addEventListener('pagehide', keep);
  return () => {
    stop();
    unsubscribe();
    removeEventListener('pagehide', keep);
    keep();
  };
}

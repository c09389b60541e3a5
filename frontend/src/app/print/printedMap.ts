import type { Api } from '../../api/client';
import type { MapInfo } from '../../api/types';
import type { BoardDepartment } from '../../document/departments';
import type { Note } from '../../document/notes';
import { notesOf } from '../../document/reading';
import { readNote } from '../../document/readNote';
import type { Room } from '../board/roomPort';

/** All that is printed of one map. */
export interface PrintedMap {
  readonly role: string;
  readonly title: string;
  readonly person: string;
  readonly committeeRoles: readonly string[];
  readonly board: string;
  readonly account: string;
  readonly departments: readonly BoardDepartment[];
  readonly notes: readonly Note[];
}

/** Maps asked for at a time. */
const AT_ONCE = 4;

/** The map on screen, as it is at this moment; null when there is none. */
export function mapOnScreen(room: Room): PrintedMap | null {
  const { info, desk } = room.store.getState();
  const map = info?.maps.find(({ role }) => role === desk?.role);
  return desk && map ? printed(room, map, notesOf(desk.editor.map)) : null;
}

/** All maps of a board in the order of their tabs; those not on screen as the server has them. */
export async function allMaps(
  room: Room,
  server: Pick<Api, 'notes'>,
): Promise<readonly PrintedMap[]> {
  const { info, roles } = room.store.getState();
  const maps = roles.flatMap(({ key }) => info?.maps.find(({ role }) => role === key) ?? []);
  const done: PrintedMap[] = [];
  const waiting = [...maps.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, map] = next;
      done[at] = await readMap(room, map, server);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}

async function readMap(room: Room, map: MapInfo, server: Pick<Api, 'notes'>) {
  const shown = mapOnScreen(room);
  if (shown?.role === map.role) return shown;
  const { notes } = await server.notes(map.id);
  const read = notes.map((note) => readNote(note.id, new Map(Object.entries(note))));
  return printed(room, map, read);
}

function printed(room: Room, map: MapInfo, notes: readonly Note[]): PrintedMap {
  const { roles } = room.store.getState();
  const entry = roles.find(({ key }) => key === map.role);
  const meta = room.meta();
  return {
    role: map.role,
    title: entry?.title || map.job_title,
    person: map.person ?? '',
    committeeRoles: entry?.committeeRoles ?? map.committee_roles,
    board: meta.title,
    account: meta.account,
    departments: room.departments(),
    notes,
  };
}

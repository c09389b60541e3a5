import { navigate } from 'wouter/use-browser-location';
import { api } from '../../api/client';
import { text } from '../../view/text';
import { complain } from '../failure';
import { notify } from '../toasts';
import type { BoardRoom } from './room';

/** Moves a role's tab one place. */
export function moveBy({ board }: BoardRoom, key: string, step: 1 | -1): void {
  const roles = board.roles();
  const at = roles.findIndex((role) => role.key === key);
  const place = at + step;
  if (at < 0 || place < 0 || place >= roles.length) return;
  board.moveRole(key, roles[step > 0 ? place + 1 : place]?.key ?? null);
  const role = roles[at]?.title || text('role.untitled');
  notify({ words: text('role.moved', { role, place: place + 1, count: roles.length }) });
}

/** Puts a role in the bin and offers to bring it back. */
export async function removeRole(room: BoardRoom, key: string): Promise<void> {
  const { info, roles } = room.store.getState();
  const map = info?.maps.find((one) => one.role === key);
  const at = roles.findIndex((one) => one.key === key);
  if (!map) return;
  const role = roles[at]?.title || text('role.untitled');
  try {
    await api.binMap(map.id);
    navigate(addressOf(room, (roles[at + 1] ?? roles[at - 1])?.key));
    const action = {
      label: text('action.undo'),
      run: () => void bringBack(room, map.id, key, role),
    };
    notify({ words: text('role.removed', { role }), action });
  } catch (error) {
    complain(error);
  }
}

async function bringBack(room: BoardRoom, map: string, key: string, role: string): Promise<void> {
  try {
    await api.restoreMap(map);
    await room.load();
    navigate(addressOf(room, key));
    notify({ words: text('role.restored', { role }) });
  } catch (error) {
    complain(error);
  }
}

/** Shows the map of a role. */
export function goToRole(room: BoardRoom, key: string): void {
  navigate(addressOf(room, key));
}

function addressOf({ id }: BoardRoom, role: string | undefined): string {
  return role ? `/b/${id}?role=${encodeURIComponent(role)}` : `/b/${id}`;
}

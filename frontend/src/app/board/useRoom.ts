import { useSyncExternalStore } from 'react';
import type { RoleEntry } from '../../document/boardDocument';
import type { BoardDepartment } from '../../document/departments';
import { allowed, type Deed } from '../../shared/access';
import { useStore } from '../useStore';
import { type Problem, problemOf } from './problems';
import type { Room, RoomMeta } from './roomPort';
import { type SaveState, saveState } from './saveState';

/** A board's title, account and questions. */
export function useMeta(room: Room): RoomMeta {
  return useSyncExternalStore(
    (listener) => room.subscribeMeta(listener),
    () => room.meta(),
  );
}

/** Whether this person's level suffices for something. */
export function useMayHere(room: Room, deed: Deed): boolean {
  return useStore(room.store, ({ level }) => allowed(level, deed));
}

/** The departments of a board. */
export function useDepartmentEntries(room: Room): readonly BoardDepartment[] {
  return useSyncExternalStore(
    (listener) => room.subscribeMeta(listener),
    () => room.departments(),
  );
}

/** One role of a board. */
export function useRole(room: Room, key: string | null): RoleEntry | undefined {
  return useStore(room.store, (state) => state.roles.find((role) => role.key === key));
}

/** What a person is told about their work. */
export function useSaveState(room: Room): SaveState {
  // The snapshot must be a plain value: an object would differ every time.
  const snapshot = useSyncExternalStore(room.subscribeSync, () =>
    JSON.stringify(saveState(room.syncStates())),
  );
  return JSON.parse(snapshot) as SaveState;
}

/** What keeps the page from going on. */
export function useProblem(room: Room): Problem | null {
  return useSyncExternalStore(room.subscribeSync, () => {
    const { board, map } = room.states();
    return board && problemOf(board, map);
  });
}

import { useSyncExternalStore } from 'react';
import type { Meta, RoleEntry } from '../../document/boardDocument';
import type { BoardDepartment } from '../../document/departments';
import { useStore } from '../useStore';
import { type Problem, problemOf } from './problems';
import type { BoardRoom } from './room';
import { type SaveState, saveState } from './saveState';

/** A board's title and account; what the server told stands in until the document comes. */
export function useMeta(room: BoardRoom): Pick<Meta, 'title' | 'account' | 'prompts'> {
  const info = useStore(room.store, (state) => state.info);
  const meta = useSyncExternalStore(
    (listener) => room.board.subscribe(listener),
    () => room.board.meta(),
  );
  const isEmpty = meta.title === '' && meta.account === '';
  return isEmpty && info ? { ...meta, title: info.title, account: info.account } : meta;
}

/** The departments of a board. */
export function useDepartmentEntries(room: BoardRoom): readonly BoardDepartment[] {
  return useSyncExternalStore(
    (listener) => room.board.subscribe(listener),
    () => room.board.departments(),
  );
}

/** One role of a board. */
export function useRole(room: BoardRoom, key: string | null): RoleEntry | undefined {
  return useStore(room.store, (state) => state.roles.find((role) => role.key === key));
}

/** What a person is told about their work. */
export function useSaveState(room: BoardRoom): SaveState {
  // The snapshot must be a plain value: an object would differ every time.
  const snapshot = useSyncExternalStore(room.subscribeSync, () =>
    JSON.stringify(saveState(room.syncStates())),
  );
  return JSON.parse(snapshot) as SaveState;
}

/** What keeps the page from going on. */
export function useProblem(room: BoardRoom): Problem | null {
  return useSyncExternalStore(room.subscribeSync, () =>
    problemOf(room.session.state(), room.store.getState().desk?.session.state() ?? null),
  );
}

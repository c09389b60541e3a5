import { useMemo } from 'react';
import type { SheetFacts } from '../../view/sheet/sheetFacts';
import { person } from '../person';
import { useStore } from '../useStore';
import type { Room } from './roomPort';
import { useMayHere, useMeta, useRole } from './useRoom';

/** What the head of a role's sheet tells; the same object until it changes. */
export function useSheetFacts(room: Room, role: string): SheetFacts {
  const priority = useRole(room, role)?.priority ?? null;
  const { account } = useMeta(room);
  // Who only looks designs nothing.
  const mayEdit = useMayHere(room, 'edit');
  const own = useStore(person, ({ name }) => name);
  const me = mayEdit ? own : '';
  const who = useStore(
    room.store,
    ({ info }) => info?.maps.find((map) => map.role === role)?.person ?? '',
  );
  return useMemo(() => ({ person: who, priority, account, me }), [who, priority, account, me]);
}

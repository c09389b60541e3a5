import { useSyncExternalStore } from 'react';
import type { Person } from '../../editor/presence';
import { useEditor } from '../useEditor';

/** The names of all who are on this map, one's own first, each once. */
export function useDesigners(me: string): readonly string[] {
  const { presence } = useEditor();
  // As one text, which is the same while only pointers move.
  const names = useSyncExternalStore(
    (listener) => presence.subscribe(listener),
    () => designers(me, presence.others()).join('\n'),
  );
  return names.split('\n').filter(Boolean);
}

/** The names of people, one's own first; who gave none designs as well, but without a name. */
export function designers(me: string, others: readonly Person[]): readonly string[] {
  const names = others.map(({ state }) => state.participant?.name.trim() ?? '');
  return [...new Set([me.trim(), ...names])].filter(Boolean);
}

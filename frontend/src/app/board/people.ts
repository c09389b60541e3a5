import { useSyncExternalStore } from 'react';
import type { Participant, Person } from '../../editor/presence';
import type { Text } from '../../view/text';
import { person } from '../person';
import type { BoardRoom } from './room';

/** Everybody else, once: a second tab of one person is not a second person. */
export function useOthers({ people }: BoardRoom): readonly Person[] {
  const all = useSyncExternalStore(
    (listener) => people.subscribe(listener),
    () => people.others(),
  );
  return unique(all, person.getState().id);
}

/** One entry for each participant who is not oneself. */
export function unique(people: readonly Person[], self: string): readonly Person[] {
  const known = new Set([self]);
  return people.filter(({ state, clientId }) => {
    const id = state.participant?.id ?? String(clientId);
    if (known.has(id)) return false;
    known.add(id);
    return true;
  });
}

/** A person in words: name, department and, where known, the role that they look at. */
export function describe(
  who: Participant | undefined,
  department: string | undefined,
  role: string | undefined,
  text: Text,
) {
  const name = nameOf(who, text);
  if (!role) return department ? text('presence.cursor', { name, department }) : name;
  return department
    ? text('presence.onWith', { name, department, role })
    : text('presence.on', { name, role });
}

/** A person's name, or that they gave none. */
export function nameOf(who: Pick<Participant, 'name'> | undefined, text: Text): string {
  return who?.name || text('presence.guest');
}

/** The first letters of the first and the last word of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = picked.map((word) => [...(word ?? '')]);
  const chosen = letters.length > 1 ? letters.map(([first]) => first) : letters[0]?.slice(0, 2);
  return (chosen ?? []).join('').toUpperCase();
}

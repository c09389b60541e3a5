import { useRef, useSyncExternalStore } from 'react';
import type { Participant, Person } from '../../editor/presence';
import type { Text } from '../../view/text';
import type { Room } from './roomPort';

/** Who one is under the id that the server gave; the same object until either changes. */
export function identity(me: () => Participant, given: () => string | null | undefined) {
  let known: Participant | null = null;
  let last: Participant | null = null;
  return (): Participant => {
    const own = me();
    const id = given() || own.id;
    if (known && last === own && known.id === id) return known;
    last = own;
    known = id === own.id ? own : { ...own, id };
    return known;
  };
}

/** What the server is told of who one is; the id is its own. */
export function introductionOf({ name, department, colour }: Participant) {
  return { name, department, colour };
}

/** Everybody else, once: a second tab of one person is not a second person. */
export function useOthers({ people, me }: Room): readonly Person[] {
  const last = useRef<readonly Person[]>([]);
  const all = useSyncExternalStore(
    (listener) => people.subscribe(listener),
    () => {
      const now = people.others();
      if (!isSameCrowd(last.current, now)) last.current = now;
      return last.current;
    },
  );
  return unique(all, me().id);
}

/** Whether the same people look at the same roles; most news are of their pointers. */
export function isSameCrowd(before: readonly Person[], now: readonly Person[]): boolean {
  if (before.length !== now.length) return false;
  return now.every(({ clientId, state }, at) => {
    const old = before[at];
    const isSame = old?.clientId === clientId && old.state.map === state.map;
    return isSame && old.state.participant === state.participant;
  });
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

const NUMBER = /^\d+$/;

/** A person's name, or that they gave none. */
export function nameOf(who: Pick<Participant, 'name'> | undefined, text: Text): string {
  const name = who?.name ?? '';
  // Where names are hidden the server gives everyone a number (A51).
  return NUMBER.test(name)
    ? text('presence.numbered', { number: name })
    : name || text('presence.guest');
}

/** The first letters of the first and the last word of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = picked.map((word) => [...(word ?? '')]);
  const chosen = letters.length > 1 ? letters.map(([first]) => first) : letters[0]?.slice(0, 2);
  return (chosen ?? []).join('').toUpperCase();
}

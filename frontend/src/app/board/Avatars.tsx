import { useSyncExternalStore } from 'react';
import type { Participant, Person } from '../../editor/presence';
import { departments } from '../../shared/catalogue';
import { type Text, useText } from '../../view/text';
import { person } from '../person';
import { useStore } from '../useStore';
import { openJoinCard } from './joinCardStore';
import type { BoardRoom } from './room';

/** How many people are shown before the rest is a number. */
const SHOWN = 5;

/** Who is on the board, and on which role. */
export function Avatars({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const others = useOthers(room);
  const me = useStore(person, (state) => state);
  const hidden = Math.max(others.length - SHOWN, 0);
  return (
    <ul className="avatars" aria-label={text('presence.here', { count: others.length + 1 })}>
      {others.slice(0, SHOWN).map((one) => (
        <li key={one.clientId}>
          <OtherAvatar room={room} person={one} />
        </li>
      ))}
      {hidden > 0 && (
        <li>
          <span
            className="avatar avatar-more"
            role="img"
            aria-label={text('presence.more', { count: hidden })}
          >
            +{hidden}
          </span>
        </li>
      )}
      <li>
        <button
          type="button"
          className="avatar avatar-me"
          style={{ '--person': me.colour }}
          title={text('presence.change')}
          aria-label={`${text('presence.you', { name: nameOf(me, text) })}. ${text('presence.change')}`}
          onClick={openJoinCard}
        >
          {initials(nameOf(me, text))}
        </button>
      </li>
    </ul>
  );
}

function OtherAvatar({ room, person: one }: { readonly room: BoardRoom; readonly person: Person }) {
  const text = useText();
  const { participant, map } = one.state;
  const role = useStore(room.store, ({ roles }) => roles.find(({ key }) => key === map)?.title);
  const name = nameOf(participant, text);
  const words = describe(name, participant, role, text);
  return (
    <span
      className="avatar"
      style={{ '--person': participant?.colour }}
      role="img"
      aria-label={words}
      title={words}
    >
      {initials(name)}
    </span>
  );
}

function describe(
  name: string,
  who: Participant | undefined,
  role: string | undefined,
  text: Text,
) {
  const found = departments.find(({ key }) => key === who?.department);
  const department = found && text(`department.${found.key}`);
  if (!role) return department ? text('presence.cursor', { name, department }) : name;
  return department
    ? text('presence.onWith', { name, department, role })
    : text('presence.on', { name, role });
}

function nameOf(who: Participant | undefined, text: Text): string {
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

/** Everybody else, once: a second tab of one person is not a second person. */
function useOthers(room: BoardRoom): readonly Person[] {
  const { presence } = room.session;
  const all = useSyncExternalStore(
    (listener) => presence.subscribe(listener),
    () => presence.others() as readonly Person[],
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

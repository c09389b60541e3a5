import { useSyncExternalStore } from 'react';
import type { Person } from '../../editor/presence';
import { latePart } from '../../view/lateParts';
import { PopoverButton } from '../../view/PopoverButton';
import { useText } from '../../view/text';
import { person } from '../person';
import { useStore } from '../useStore';
import { openJoinCard } from './joinCardStore';
import { initials, nameOf, useOthers } from './people';
import type { Room } from './roomPort';
import { usePersonWords } from './usePersonWords';

const PeopleList = latePart(() => import('./PeopleList'));

/** How many people are shown before the rest is a number. */
const SHOWN = 4;

/** Who is on the board, and on which role. */
export function Avatars({ room }: { readonly room: Room }) {
  const text = useText();
  const others = useOthers(room);
  return (
    <ul className="avatars" aria-label={text('presence.here', { count: others.length + 1 })}>
      {others.slice(0, SHOWN).map((one) => (
        <li key={one.clientId}>
          <OtherAvatar room={room} person={one} />
        </li>
      ))}
      {others.length > SHOWN && (
        <li>
          <More room={room} others={others} />
        </li>
      )}
      <li>
        <OwnAvatar room={room} />
      </li>
    </ul>
  );
}

function OwnAvatar({ room: { people } }: { readonly room: Room }) {
  const text = useText();
  const { colour } = useStore(person, (state) => state);
  const own = useSyncExternalStore(
    (listener) => people.subscribe(listener),
    () => people.myName(),
  );
  const name = nameOf({ name: own }, text);
  return (
    <button
      type="button"
      className="avatar avatar-me"
      style={{ '--person': colour }}
      title={text('presence.change')}
      aria-label={`${text('presence.you', { name })}. ${text('presence.change')}`}
      data-initials={initials(name)}
      onClick={openJoinCard}
    />
  );
}

interface OtherProps {
  readonly room: Room;
  readonly person: Person;
}

function OtherAvatar({ room, person: one }: OtherProps) {
  const text = useText();
  const words = usePersonWords(room, one);
  const { participant } = one.state;
  return (
    <span
      className="avatar"
      style={{ '--person': participant?.colour }}
      role="img"
      aria-label={words}
      title={words}
      data-initials={initials(nameOf(participant, text))}
    />
  );
}

interface MoreProps {
  readonly room: Room;
  readonly others: readonly Person[];
}

/** All who are here, for when they are more than the bar has room for. */
function More({ room, others }: MoreProps) {
  const text = useText();
  const count = others.length - SHOWN;
  return (
    <PopoverButton
      className="avatar avatar-more"
      label={text('presence.more', { count })}
      opens="dialog"
      face={`+${count}`}
    >
      {(opened) => <PeopleList {...opened} room={room} others={others} />}
    </PopoverButton>
  );
}

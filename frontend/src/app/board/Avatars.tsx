import { useSyncExternalStore } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Person } from '../../editor/presence';
import { useText } from '../../view/text';
import { person } from '../person';
import { useStore } from '../useStore';
import { openJoinCard } from './joinCardStore';
import { describe, initials, nameOf, useOthers } from './people';
import type { BoardRoom } from './room';

/** How many people are shown before the rest is a number. */
const SHOWN = 4;

/** Who is on the board, and on which role. */
export function Avatars({ room }: { readonly room: BoardRoom }) {
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

function OwnAvatar({ room: { people } }: { readonly room: BoardRoom }) {
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
  readonly room: BoardRoom;
  readonly person: Person;
}

function OtherAvatar({ room, person: one }: OtherProps) {
  const text = useText();
  const words = useWords(room, one);
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
  readonly room: BoardRoom;
  readonly others: readonly Person[];
}

/** All who are here, for when they are more than the bar has room for. */
function More({ room, others }: MoreProps) {
  const text = useText();
  const count = others.length - SHOWN;
  return (
    <DialogTrigger>
      <Button className="avatar avatar-more" aria-label={text('presence.more', { count })}>
        +{count}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog
          className="dialog people"
          aria-label={text('presence.here', { count: others.length + 1 })}
        >
          <ul>
            {others.map((one) => (
              <PersonRow key={one.clientId} room={room} person={one} />
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function PersonRow({ room, person: one }: OtherProps) {
  const text = useText();
  const words = useWords(room, one);
  const { participant } = one.state;
  return (
    <li className="person-row">
      <span className="avatar" style={{ '--person': participant?.colour }} aria-hidden="true">
        {initials(nameOf(participant, text))}
      </span>
      <span dir="auto">{words}</span>
    </li>
  );
}

function useWords(room: BoardRoom, { state: { participant, map } }: Person): string {
  const text = useText();
  const role = useStore(room.store, ({ roles }) => roles.find(({ key }) => key === map)?.title);
  return describe(participant, role, text);
}

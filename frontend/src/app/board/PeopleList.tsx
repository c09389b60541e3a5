import type { Person } from '../../editor/presence';
import { DialogPopover } from '../../view/DialogPopover';
import type { Opened } from '../../view/PopoverButton';
import { useText } from '../../view/text';
import { initials, nameOf } from './people';
import type { Room } from './roomPort';
import { usePersonWords } from './usePersonWords';

interface PeopleListProps extends Opened {
  readonly room: Room;
  readonly others: readonly Person[];
}

/** All who are here. */
export default function PeopleList({ room, others, ...opened }: PeopleListProps) {
  const text = useText();
  return (
    <DialogPopover
      {...opened}
      className="dialog people"
      label={text('presence.here', { count: others.length + 1 })}
    >
      <ul>
        {others.map((one) => (
          <PersonRow key={one.clientId} room={room} person={one} />
        ))}
      </ul>
    </DialogPopover>
  );
}

interface PersonRowProps {
  readonly room: Room;
  readonly person: Person;
}

function PersonRow({ room, person: one }: PersonRowProps) {
  const text = useText();
  const words = usePersonWords(room, one);
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

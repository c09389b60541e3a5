import type { Person } from '../../editor/presence';
import { useText } from '../../view/text';
import { initials, nameOf } from './people';

/** How many are shown on a tab before the rest is left to the avatars. */
const SHOWN = 3;

/** Who else looks at a role, as small initials on its tab. */
export function TabPeople({ people }: { readonly people: readonly Person[] }) {
  const text = useText();
  if (people.length === 0) return null;
  const names = people.map(({ state }) => nameOf(state.participant, text));
  return (
    <span
      className="tab-people"
      role="img"
      aria-label={text('role.with', { names: names.join(', ') })}
    >
      {people.slice(0, SHOWN).map(({ clientId, state: { participant } }, at) => (
        <span
          key={clientId}
          className="tab-person"
          style={{ '--person': participant?.colour }}
          aria-hidden="true"
        >
          {[...initials(names[at] ?? '')][0]}
        </span>
      ))}
    </span>
  );
}

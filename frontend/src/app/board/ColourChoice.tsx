import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { participantColours } from '../../shared/catalogue';
import { useText } from '../../view/text';
import { freeColour, person } from '../person';
import { useOthers } from './people';
import type { Room } from './roomPort';

/** The names of the participants' colours, in the catalogue's order. */
const NAMES = ['red', 'blue', 'green', 'purple', 'orange', 'teal', 'pink', 'grey'] as const;

/** The colour of one's pointer and avatar; one that nobody here has is suggested. */
export function ColourChoice({ room }: { readonly room: Room }) {
  const text = useText();
  const taken = useOthers(room).flatMap(({ state }) => state.participant?.colour ?? []);
  const [picked, pick] = useState<string | null>(null);
  const own = person.getState();
  // Whoever chose before keeps their colour; others follow who comes in meanwhile.
  const suggested = own.name ? own.colour : freeColour(own.colour, taken);
  return (
    <RadioGroup name="colour" value={picked ?? suggested} onChange={pick} className="own-colour">
      <Label>{text('join.colour')}</Label>
      <div className="own-colours">
        {participantColours.map((colour, at) => {
          const name = text(`join.colours.${NAMES[at] ?? 'grey'}`);
          const isTaken = taken.includes(colour);
          return (
            <Radio
              key={colour}
              value={colour}
              className="own-colour-choice"
              style={{ '--person': colour }}
              data-taken={isTaken || undefined}
              aria-label={isTaken ? text('join.taken', { colour: name }) : name}
            />
          );
        })}
      </div>
    </RadioGroup>
  );
}

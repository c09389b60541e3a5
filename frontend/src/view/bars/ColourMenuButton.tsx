import { Button, MenuTrigger, Popover } from 'react-aria-components';
import type { Note } from '../../document/notes';
import { ColourDot } from '../note/ColourDot';
import { useText } from '../text';
import { ColourMenu } from './NoteCommands';

/** The colour of the selected notes, and the way to another one. */
export function ColourMenuButton({ notes }: { readonly notes: readonly Note[] }) {
  const text = useText();
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={text('action.colour')}>
        <ColourDot colour={notes[0]?.colour ?? 'paper'} />
      </Button>
      <Popover>
        <ColourMenu onDone={() => undefined} />
      </Popover>
    </MenuTrigger>
  );
}

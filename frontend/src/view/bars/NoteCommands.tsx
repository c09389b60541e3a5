import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import { run } from '../../editor/actions/actions';
import type { Editor } from '../../editor/editor';
import { moveToSection, recolour, targets } from '../../editor/notes';
import {
  type ColourKey,
  colours,
  isColourKey,
  isSectionKey,
  sections,
} from '../../shared/catalogue';
import { ColourDot } from '../note/ColourDot';
import { titleOf } from '../sheet/titleOf';
import { useText } from '../text';
import { useEditor } from '../useEditor';

interface NoteCommandsProps {
  readonly onDone: () => void;
  /** Takes the keyboard's focus at once; a menu under a button is given it by the button. */
  readonly takesFocus?: boolean;
}

/** What can be done with the selected notes, as a menu: every drag has a way here. */
export function NoteCommands({ onDone, takesFocus }: NoteCommandsProps) {
  const editor = useEditor();
  const text = useText();
  const act = (command: (editor: Editor) => void) => {
    onDone();
    command(editor);
  };
  return (
    <Menu
      className="menu"
      aria-label={text('note.menu')}
      {...(takesFocus ? { autoFocus: true } : {})}
    >
      <MenuItem onAction={() => act((desk) => run(desk, 'edit'))}>{text('action.edit')}</MenuItem>
      <SubmenuTrigger>
        <MenuItem>{text('action.moveTo')}</MenuItem>
        <Popover>
          <SectionMenu onDone={onDone} />
        </Popover>
      </SubmenuTrigger>
      <SubmenuTrigger>
        <MenuItem>{text('action.colour')}</MenuItem>
        <Popover>
          <ColourMenu onChoose={(key) => act((desk) => recolour(desk, targets(desk), key))} />
        </Popover>
      </SubmenuTrigger>
      <Separator />
      <MenuItem onAction={() => act((desk) => run(desk, 'delete'))}>
        {text('action.delete')}
      </MenuItem>
    </Menu>
  );
}

/** The sections that the selected notes can go to. */
export function SectionMenu({ onDone }: { readonly onDone: () => void }) {
  const editor = useEditor();
  const text = useText();
  const choose = (key: React.Key) => {
    onDone();
    if (isSectionKey(key)) moveToSection(editor, targets(editor), key);
  };
  return (
    <Menu className="menu" aria-label={text('action.moveTo')} onAction={choose}>
      {sections.map((section) => (
        <MenuItem key={section.key} id={section.key}>
          {titleOf(section, text)}
        </MenuItem>
      ))}
    </Menu>
  );
}

function ColourMenu({ onChoose }: { readonly onChoose: (key: ColourKey) => void }) {
  const text = useText();
  return (
    <Menu
      className="menu"
      aria-label={text('action.colour')}
      onAction={(key) => isColourKey(key) && onChoose(key)}
    >
      {colours.map(({ key }) => (
        <MenuItem key={key} id={key} textValue={text(`colour.${key}`)}>
          <ColourDot colour={key} /> {text(`colour.${key}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}

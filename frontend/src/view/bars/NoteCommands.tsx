import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import { assign, moveToSection, recolour, targets } from '../../editor/notes';
import { colours, isColourKey, isSectionKey, sections } from '../../shared/catalogue';
import { useDepartments } from '../departments';
import { ColourDot } from '../note/ColourDot';
import { Glyph } from '../note/Glyph';
import { titleOf } from '../sheet/titleOf';
import { useText } from '../text';
import { useEditor, useMay } from '../useEditor';
import { ActionItem } from './ActionItem';

interface NoteCommandsProps {
  readonly onDone: () => void;
  /** Takes the keyboard's focus at once; a menu under a button is given it by the button. */
  readonly takesFocus?: boolean;
}

/** What can be done with the selected notes, as a menu: every drag has a way here. */
export function NoteCommands({ onDone, takesFocus }: NoteCommandsProps) {
  const text = useText();
  const mayEdit = useMay('edit');
  return (
    <Menu
      className="menu"
      aria-label={text('note.menu')}
      {...(takesFocus ? { autoFocus: true } : {})}
    >
      {mayEdit ? <EditCommands onDone={onDone} /> : <ActionItem id="copy" onDone={onDone} />}
    </Menu>
  );
}

function EditCommands({ onDone }: Pick<NoteCommandsProps, 'onDone'>) {
  const text = useText();
  return (
    <>
      <ActionItem id="edit" onDone={onDone} />
      <SubmenuTrigger>
        <MenuItem>{text('action.moveTo')}</MenuItem>
        <Popover>
          <SectionMenu onDone={onDone} />
        </Popover>
      </SubmenuTrigger>
      <SubmenuTrigger>
        <MenuItem>{text('action.colour')}</MenuItem>
        <Popover>
          <ColourMenu onDone={onDone} />
        </Popover>
      </SubmenuTrigger>
      <SubmenuTrigger>
        <MenuItem>{text('department.label')}</MenuItem>
        <Popover>
          <DepartmentMenu onDone={onDone} />
        </Popover>
      </SubmenuTrigger>
      <Separator />
      <ActionItem id="duplicate" onDone={onDone} />
      <ActionItem id="copy" onDone={onDone} />
      <ActionItem id="cut" onDone={onDone} />
      <ActionItem id="paste" onDone={onDone} />
      <ActionItem id="tidy" onDone={onDone} />
      <Separator />
      <ActionItem id="delete" onDone={onDone} />
    </>
  );
}

/** The sections that the selected notes can go to. */
export function SectionMenu({ onDone }: Pick<NoteCommandsProps, 'onDone'>) {
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

/** The colours of notes. */
export function ColourMenu({ onDone }: Pick<NoteCommandsProps, 'onDone'>) {
  const editor = useEditor();
  const text = useText();
  const choose = (key: React.Key) => {
    onDone();
    if (isColourKey(key)) recolour(editor, targets(editor), key);
  };
  return (
    <Menu className="menu" aria-label={text('action.colour')} onAction={choose}>
      {colours.map(({ key }) => (
        <MenuItem key={key} id={key} textValue={text(`colour.${key}`)}>
          <ColourDot colour={key} /> {text(`colour.${key}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}

function DepartmentMenu({ onDone }: Pick<NoteCommandsProps, 'onDone'>) {
  const editor = useEditor();
  const text = useText();
  const choose = (key: React.Key) => {
    onDone();
    assign(editor, targets(editor), String(key));
  };
  return (
    <Menu className="menu" aria-label={text('department.label')} onAction={choose}>
      {useDepartments().map(({ key, name }) => (
        <MenuItem key={key} id={key} textValue={name}>
          <Glyph department={key} /> {name}
        </MenuItem>
      ))}
    </Menu>
  );
}

import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { isSectionKey, type Section, sections } from '../../shared/catalogue';
import { titleOf } from '../sheet/titleOf';
import { useSectionNotes } from '../sheet/useSectionNotes';
import { useText } from '../text';
import { useEditor, useScreen } from '../useEditor';

interface SwitcherProps {
  readonly section: Section;
  readonly onStep: (by: 1 | -1) => void;
}

/** Which section is on screen, with its number of notes, and the way to the others. */
export function SectionSwitcher({ section, onStep }: SwitcherProps) {
  const text = useText();
  return (
    <div className="phone-switcher">
      <Button
        className="icon-button"
        aria-label={text('phone.previous')}
        onPress={() => onStep(-1)}
      >
        <ChevronLeft />
      </Button>
      <Chooser section={section} />
      <Button className="icon-button" aria-label={text('phone.next')} onPress={() => onStep(1)}>
        <ChevronRight />
      </Button>
    </div>
  );
}

function Chooser({ section }: { readonly section: Section }) {
  const editor = useEditor();
  const text = useText();
  const count = useSectionNotes(section.key).length;
  const element = useFocusWish(section.key);
  const choose = (key: React.Key) => {
    if (!isSectionKey(key)) return;
    editor.tools.finish();
    editor.select([]);
    editor.screen.setState({ section: key });
  };
  return (
    <MenuTrigger>
      <Button ref={element} className="phone-section">
        <h2 aria-live="polite">
          {titleOf(section, text)}
          <span className="phone-count">{text('section.count', { count })}</span>
        </h2>
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover>
        <Menu className="menu" aria-label={text('phone.sections')} onAction={choose}>
          {sections.map((one) => (
            <SectionItem key={one.key} section={one} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function SectionItem({ section }: { readonly section: Section }) {
  const text = useText();
  const count = useSectionNotes(section.key).length;
  const title = titleOf(section, text);
  return (
    <MenuItem id={section.key} textValue={text('section.label', { title, count })}>
      <span>{title}</span>
      <span className="phone-count">{count}</span>
    </MenuItem>
  );
}

/** Takes the keyboard's focus when the editor wishes so: the last note of a section went. */
function useFocusWish(key: Section['key']) {
  const element = useRef<HTMLButtonElement>(null);
  const wish = useScreen(({ focusWish }) =>
    focusWish && 'section' in focusWish && focusWish.section === key ? focusWish : null,
  );
  useEffect(() => {
    if (wish) element.current?.focus();
  }, [wish]);
  return element;
}

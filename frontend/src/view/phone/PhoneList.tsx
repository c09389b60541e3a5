import { useCallback, useRef } from 'react';
import { SECTION_ORDER } from '../../document/reading';
import { sections } from '../../shared/catalogue';
import { useSectionNotes } from '../sheet/useSectionNotes';
import { useText } from '../text';
import { useEditor, useScreen } from '../useEditor';
import { PhoneNote } from './PhoneNote';
import { SectionSwitcher } from './SectionSwitcher';
import { useSwipe } from './useSwipe';

/** One section's notes as a list that edits, and the way to the other sections. */
export function PhoneList() {
  const { tools } = useEditor();
  const key = useScreen((screen) => screen.section);
  const area = useRef<HTMLDivElement>(null);
  const step = useStep();
  useSwipe(area, step);
  const section = sections.find((one) => one.key === key);
  if (!section) return null;
  return (
    <div id="sheet" className="phone-list" tabIndex={-1}>
      <SectionSwitcher section={section} onStep={step} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the notes only ends the edit, as Done does. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same. */}
      <div
        ref={area}
        className="phone-scroll"
        onClick={({ target, currentTarget }) => target === currentTarget && tools.finish()}
      >
        <Notes section={key} />
      </div>
    </div>
  );
}

function Notes({ section }: { readonly section: (typeof SECTION_ORDER)[number] }) {
  const text = useText();
  const ids = useSectionNotes(section);
  if (ids.length === 0) return <p className="phone-empty">{text('phone.empty')}</p>;
  return (
    <ul className="phone-notes">
      {ids.map((id) => (
        <PhoneNote key={id} id={id} />
      ))}
    </ul>
  );
}

/** Goes to the section before or after; from the last one on to the first. */
function useStep() {
  const { screen, tools, select } = useBound();
  return useCallback(
    (by: 1 | -1) => {
      const at = SECTION_ORDER.indexOf(screen.getState().section);
      const next = SECTION_ORDER.at((at + by) % SECTION_ORDER.length);
      tools.finish();
      select();
      if (next) screen.setState({ section: next });
    },
    [screen, tools, select],
  );
}

function useBound() {
  const editor = useEditor();
  const select = useCallback(() => editor.select([]), [editor]);
  return { screen: editor.screen, tools: editor.tools, select };
}

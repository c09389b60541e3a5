import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { makeNoteIn } from '../../editor/notes';
import type { Section, SectionKey } from '../../shared/catalogue';
import { useText } from '../text';
import { useEditor, useMay, useScreen } from '../useEditor';
import { boxStyle } from './boxStyle';
import { titleOf } from './titleOf';
import { useSectionNotes } from './useSectionNotes';

/** One section of the sheet: a group of notes with a name, a count and a way to add one. */
export function SectionRegion({ section }: { readonly section: Section }) {
  const { key, box, isZone } = section;
  const editor = useEditor();
  const text = useText();
  const ids = useSectionNotes(key);
  const isTarget = useScreen((screen) => screen.dropSection === key);
  const element = useFocusWish(key);
  const title = text(`section.${key}`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section is no fieldset; it groups notes.
    <div
      ref={element}
      className="section"
      role="group"
      aria-label={text('section.label', { title: titleOf(section, text), count: ids.length })}
      aria-describedby="section-help"
      aria-owns={ids.map((id) => `note-${id}`).join(' ') || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the one Tab stop of all its notes.
      tabIndex={0}
      data-section={key}
      data-zone={isZone || undefined}
      data-target={isTarget || undefined}
      style={boxStyle(box)}
      onFocus={({ currentTarget }) => {
        editor.screen.setState({ section: key });
        if (currentTarget.matches(':focus-visible')) editor.viewport.reveal(box);
      }}
    >
      <SectionHead section={section} title={title} count={ids.length} />
    </div>
  );
}

interface SectionHeadProps {
  readonly section: Section;
  readonly title: string;
  readonly count: number;
}

function SectionHead({ section: { key, step, isZone }, title, count }: SectionHeadProps) {
  const mayEdit = useMay('edit');
  return (
    <div className="section-head">
      <h2 className="section-title">
        {step && !isZone && (
          <span className="step" aria-hidden="true">
            {step}
          </span>
        )}
        {title}
        {count > 0 && (
          <span className="section-count" aria-hidden="true">
            {count}
          </span>
        )}
      </h2>
      {mayEdit && <AddButton section={key} title={title} />}
    </div>
  );
}

function AddButton({ section, title }: { readonly section: SectionKey; readonly title: string }) {
  const editor = useEditor();
  const text = useText();
  return (
    <button
      type="button"
      className="section-add"
      aria-label={text('section.add', { title })}
      title={text('section.add', { title })}
      tabIndex={-1}
      onClick={() => makeNoteIn(editor, section)}
    >
      <Plus aria-hidden="true" />
    </button>
  );
}

/** Takes the keyboard's focus when the editor wishes so. */
function useFocusWish(key: SectionKey) {
  const element = useRef<HTMLDivElement>(null);
  const wish = useScreen(({ focusWish }) =>
    focusWish && 'section' in focusWish && focusWish.section === key ? focusWish : null,
  );
  useEffect(() => {
    if (wish) element.current?.focus({ preventScroll: true });
  }, [wish]);
  return element;
}

import { makeNoteIn } from '../../editor/notes';
import { type PromptSet, promptsOf, type SectionKey } from '../../shared/catalogue';
import { type TextKey, useText } from '../text';
import { useEditor, useMay } from '../useEditor';
import type { Step } from './steps';
import { useTally } from './tally';

interface QuestionsProps {
  readonly step: Step;
  readonly prompts: PromptSet;
  readonly onAnswer: () => void;
}

/** What to ask in a step; a press on a question makes a note that answers it. */
export function Questions({ step, prompts, onAnswer }: QuestionsProps) {
  const text = useText();
  const [only] = step.sections;
  if (step.sections.length === 1 && only) {
    return <List section={only} prompts={prompts} onAnswer={onAnswer} />;
  }
  return step.sections.map((section) => (
    <section key={section} className="guide-zone">
      <h3>{text(`section.${section}`)}</h3>
      <List section={section} prompts={prompts} onAnswer={onAnswer} />
    </section>
  ));
}

interface ListProps extends Omit<QuestionsProps, 'step'> {
  readonly section: SectionKey;
}

function List({ section, prompts, onAnswer }: ListProps) {
  return (
    <ul className="guide-questions">
      {promptsOf(prompts, section).map((prompt) => (
        <li key={prompt}>
          <Question section={section} prompts={prompts} prompt={prompt} onAnswer={onAnswer} />
        </li>
      ))}
    </ul>
  );
}

function Question({ section, prompts, prompt, onAnswer }: ListProps & { readonly prompt: string }) {
  const editor = useEditor();
  const text = useText();
  const notes = useTally();
  const mayEdit = useMay('edit');
  const count = notes.filter((note) => note.section === section && note.prompt === prompt).length;
  const answer = () => {
    onAnswer();
    makeNoteIn(editor, section, prompt);
  };
  const words = <span>{text(`prompt.${prompts}.${section}.${prompt}` as TextKey)}</span>;
  if (!mayEdit) return <QuestionToRead words={words} count={count} />;
  return (
    <button
      type="button"
      className="guide-question"
      data-answered={count > 0 || undefined}
      onClick={answer}
    >
      {words}{' '}
      <span className="guide-count">
        {count > 0 ? text('section.count', { count }) : text('guide.add')}
      </span>
    </button>
  );
}

interface QuestionToReadProps {
  readonly words: React.ReactNode;
  readonly count: number;
}

/** A question for someone who may not answer it. */
function QuestionToRead({ words, count }: QuestionToReadProps) {
  const text = useText();
  return (
    <p className="guide-question" data-answered={count > 0 || undefined}>
      {words} {count > 0 && <span className="guide-count">{text('section.count', { count })}</span>}
    </p>
  );
}

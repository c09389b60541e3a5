import { useText } from '../text';
import { type Step, steps, titleOfStep } from './steps';
import { useTally } from './tally';

interface StepBarProps {
  readonly current: Step;
  readonly onGo: (step: Step) => void;
}

/** The seven steps at a glance: which have notes, which one is shown. */
export function StepBar({ current, onGo }: StepBarProps) {
  const text = useText();
  const notes = useTally();
  const hasNotes = (step: Step) => notes.some(({ section }) => step.sections.includes(section));
  return (
    <nav aria-label={text('guide.steps')}>
      <ol className="guide-steps">
        {steps.map((step) => {
          const name = text('guide.goTo', { step: step.number, title: titleOfStep(step, text) });
          return (
            <li key={step.key}>
              <button
                type="button"
                aria-label={name}
                title={name}
                aria-current={step === current ? 'step' : undefined}
                data-written={hasNotes(step) || undefined}
                onClick={() => onGo(step)}
              />
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

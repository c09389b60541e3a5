import { ArrowRight, PanelRightClose } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { PromptSet } from '../../shared/catalogue';
import { useText } from '../text';
import { useMay } from '../useEditor';
import { Legend } from './Legend';
import { PromptSetMenu } from './PromptSetMenu';
import { Questions } from './Questions';
import { Silence } from './Silence';
import { StepBar } from './StepBar';
import { type Step, steps, titleOfStep } from './steps';
import { useStep } from './useStep';

interface GuideProps {
  readonly prompts: PromptSet;
  readonly onChoosePrompts: (set: PromptSet) => void;
  readonly onFold: () => void;
  /** Hears that a question was taken up: a drawer gets out of the way. */
  readonly onAnswer: () => void;
}

/** Leads through the seven steps: what a section is about, what to ask, who is still missing. */
export function Guide({ prompts, onChoosePrompts, onFold, onAnswer }: GuideProps) {
  const text = useText();
  const mayEdit = useMay('edit');
  const { step, go } = useStep();
  return (
    <aside id="guide" className="guide" tabIndex={-1} aria-label={text('guide.title')}>
      <div className="guide-top">
        <p className="guide-step">
          {text('guide.step', { step: step.number, count: steps.length })}
        </p>
        {mayEdit && <PromptSetMenu chosen={prompts} onChoose={onChoosePrompts} />}
        <Button className="icon-button" aria-label={text('guide.hide')} onPress={onFold}>
          <PanelRightClose />
        </Button>
      </div>
      <div className="guide-body">
        <h2 className="guide-title">{titleOfStep(step, text)}</h2>
        <StepBar current={step} onGo={go} />
        <p className="guide-text">{text(`guide.text.${step.key}`)}</p>
        <Questions step={step} prompts={prompts} onAnswer={onAnswer} />
        <Silence step={step} />
      </div>
      <NextStep step={step} onGo={go} />
      <Legend />
    </aside>
  );
}

function NextStep({ step, onGo }: { readonly step: Step; readonly onGo: (next: Step) => void }) {
  const text = useText();
  const next = steps[step.number];
  if (!next) return null;
  return (
    <div className="guide-foot">
      <Button className="guide-next" onPress={() => onGo(next)}>
        <span>
          <small>{text('guide.next')}</small> {titleOfStep(next, text)}
        </span>
        <ArrowRight aria-hidden="true" />
      </Button>
    </div>
  );
}

import { useCallback, useEffect, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { Link } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import { api } from '../../api/client';
import { useText } from '../../view/text';
import { reasonOf } from '../failure';
import { keep, takeSecret } from '../joinSecret';
import { EntryPage } from './EntryPage';
import { type JoinStep, stepAfter, stepAfterError } from './joining';
import { WaitingRoom } from './WaitingRoom';
import { type Who, WhoForm } from './WhoForm';
import type { Outcome } from './waiting';

/** Where a link leads: asks who one is, and lets one in. */
export default function JoinPage() {
  const [kept, setKept] = useState(takeSecret);
  const [step, setStep] = useState<JoinStep>(() => firstStep(kept.request));
  useEffect(() => {
    const again = () => {
      setKept(takeSecret());
      setStep({ is: 'asked' });
    };
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, []);
  const go = useCallback((next: JoinStep) => {
    if (next.is === 'waiting') keep({ request: next.request });
    if (next.is === 'in') navigate(next.address, { replace: true });
    else setStep(next);
  }, []);
  const answered = useCallback(
    ({ address }: Outcome) =>
      go(address ? { is: 'in', address } : { is: 'refused', why: 'turned-away' }),
    [go],
  );
  if (step.is === 'waiting') return <WaitingRoom request={step.request} onDone={answered} />;
  if (step.is === 'refused') return <RefusedPage why={step.why} />;
  if (!kept.secret) return <RefusedPage why="unknown" />;
  return <AskPage secret={kept.secret} step={step} onStep={go} />;
}

function firstStep(request: string | undefined): JoinStep {
  return request ? { is: 'waiting', request } : { is: 'asked' };
}

interface AskPageProps {
  readonly secret: string;
  readonly step: JoinStep;
  readonly onStep: (next: JoinStep) => void;
}

function AskPage({ secret, step, onStep }: AskPageProps) {
  const text = useText();
  const [isBusy, setBusy] = useState(false);
  const [asksPassphrase, askPassphrase] = useState(false);
  const join = async (who: Who, fields: FormData) => {
    setBusy(true);
    const passphrase = String(fields.get('passphrase') ?? '') || null;
    const next = await api.join({ ...who, secret, passphrase }).then(stepAfter, stepAfterError);
    setBusy(false);
    if (next.is === 'passphrase') askPassphrase(true);
    onStep(next);
  };
  return (
    <EntryPage title={text('enter.title')} words={text('enter.text')}>
      <WhoForm go={text('enter.go')} isBusy={isBusy} onGo={(...given) => void join(...given)}>
        {asksPassphrase && <Passphrase />}
        <Trouble step={step} />
      </WhoForm>
    </EntryPage>
  );
}

function Passphrase() {
  const text = useText();
  return (
    <TextField name="passphrase" type="password" isRequired autoFocus autoComplete="off">
      <Label>{text('enter.passphrase')}</Label>
      <Input />
    </TextField>
  );
}

/** Says what stands in the way. */
function Trouble({ step }: { readonly step: JoinStep }) {
  const text = useText();
  const words = () => {
    if (step.is === 'passphrase') {
      return text(step.wasWrong ? 'enter.passphraseWrong' : 'enter.passphraseNeeded');
    }
    if (step.is === 'held') return text('enter.held', { count: step.minutes });
    if (step.is === 'failed') return text('problem.failed', { reason: reasonOf(step.error, text) });
    return '';
  };
  return (
    <p className="trouble" role="alert">
      {words()}
    </p>
  );
}

function RefusedPage({ why }: { readonly why: Extract<JoinStep, { is: 'refused' }>['why'] }) {
  const text = useText();
  return (
    <EntryPage title={text(`enter.refused.${why}.title`)} words={text(`enter.refused.${why}.text`)}>
      <div className="buttons">
        {why === 'turned-away' && (
          <Button className="secondary" onPress={() => history.back()}>
            {text('enter.back')}
          </Button>
        )}
        <Link href="/" className="primary">
          {text('problem.home')}
        </Link>
      </div>
    </EntryPage>
  );
}

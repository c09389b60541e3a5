import { LoaderCircle } from 'lucide-react';
import { useEffect } from 'react';
import { api } from '../../api/client';
import { useText } from '../../view/text';
import { EntryPage } from './EntryPage';
import { awaitAnswer, type Outcome } from './waiting';

interface WaitingRoomProps {
  readonly request: string;
  readonly onDone: (outcome: Outcome) => void;
}

/** Waits until somebody lets one in. */
export function WaitingRoom({ request, onDone }: WaitingRoomProps) {
  const text = useText();
  useEffect(() => awaitAnswer(() => api.request(request), onDone), [request, onDone]);
  return (
    <EntryPage title={text('enter.waitingTitle')} words={text('enter.waitingText')}>
      <p className="waiting" role="status">
        <LoaderCircle aria-hidden="true" />
        {text('enter.waiting')}
      </p>
    </EntryPage>
  );
}

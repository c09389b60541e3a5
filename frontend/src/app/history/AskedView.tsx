import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useText } from '../../view/text';
import { reasonOf } from '../failure';
import type { Asked } from './useAsked';

interface AskedViewProps<T> {
  readonly asked: Asked<T>;
  readonly children: (answer: T) => ReactNode;
}

/** An answer once it is here; until then that it comes, or why it does not. */
export function AskedView<T>({ asked, children }: AskedViewProps<T>) {
  const text = useText();
  if (asked.answer !== null) return children(asked.answer);
  if (asked.error === null) return <p role="status">{text('history.loading')}</p>;
  return (
    <div role="alert">
      <p>{text('problem.failed', { reason: reasonOf(asked.error, text) })}</p>
      <Button className="secondary" onPress={asked.again}>
        {text('history.again')}
      </Button>
    </div>
  );
}

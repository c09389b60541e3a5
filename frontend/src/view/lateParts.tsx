import { type ComponentType, useEffect, useState } from 'react';
import { fetchLateTexts, useText } from './text';

type Load<P> = () => Promise<{ readonly default: ComponentType<P> }>;

/** What has not been fetched yet. */
const waiting = new Set<() => Promise<unknown>>();

/** Makes a component whose code comes when it is first shown; when that fails one can try again. */
export function latePart<P extends object>(load: Load<P>): ComponentType<P> {
  let part: ComponentType<P> | null = null;
  const fetchPart = async () => {
    part ??= (await load()).default;
    waiting.delete(fetchPart);
  };
  waiting.add(fetchPart);
  return function LatePart(props: P) {
    const [state, setState] = useState<'waiting' | 'here' | 'failed'>('waiting');
    useEffect(() => {
      if (state !== 'waiting') return;
      let isLeft = false;
      const tell = (next: 'here' | 'failed') => () => isLeft || setState(next);
      fetchPart().then(tell('here'), tell('failed'));
      return () => {
        isLeft = true;
      };
    }, [state]);
    const Part = part;
    if (Part) return <Part {...props} />;
    return state === 'failed' ? <FetchFailure onRetry={() => setState('waiting')} /> : null;
  };
}

/** The same for a part whose texts come late as well. */
export function latePartWithTexts<P extends object>(load: Load<P>): ComponentType<P> {
  return latePart(async () => {
    const [part] = await Promise.all([load(), fetchLateTexts()]);
    return part;
  });
}

/** Fetches all that may be needed later, so that it is here when the network is not. */
export async function fetchLateParts(): Promise<void> {
  // Whoever needs a part that fails now is told then.
  await Promise.allSettled([...waiting].map((fetchPart) => fetchPart()));
}

function FetchFailure({ onRetry }: { readonly onRetry: () => void }) {
  const text = useText();
  return (
    <div className="fetch-failure card" role="alert">
      <p>{text('problem.partMissing')}</p>
      <div className="buttons">
        <button type="button" className="primary" onClick={onRetry}>
          {text('problem.tryAgain')}
        </button>
        <button type="button" className="secondary" onClick={() => location.reload()}>
          {text('problem.reload')}
        </button>
      </div>
    </div>
  );
}

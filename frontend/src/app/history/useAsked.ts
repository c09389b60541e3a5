import { useCallback, useEffect, useState } from 'react';

/** An answer that is waited for, is here, or does not come. */
export interface Asked<T> {
  readonly answer: T | null;
  readonly error: unknown;
  /** Asks once more; the old answer stays until the new one comes. */
  readonly again: () => void;
}

/** Asks the server when shown, and again when `ask` is another function. */
export function useAsked<T>(ask: () => Promise<T>): Asked<T> {
  const [state, setState] = useState<{ answer: T | null; error: unknown }>({
    answer: null,
    error: null,
  });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks once more.
  useEffect(() => {
    let isLeft = false;
    const take = (answer: T) => isLeft || setState({ answer, error: null });
    const fail = (error: unknown) => isLeft || setState(({ answer }) => ({ answer, error }));
    ask().then(take, fail);
    return () => {
      isLeft = true;
    };
  }, [ask, round]);
  const again = useCallback(() => setRound((last) => last + 1), []);
  return { ...state, again };
}

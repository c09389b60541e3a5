import type { Viewport } from '../../shared/viewport';

/** A view that stood still for so many milliseconds is at rest. */
export const REST = 250;

/** Calls back when the view begins to move, with false, and with true once it is at rest again. */
export function followRest(viewport: Viewport, tell: (isAtRest: boolean) => void): () => void {
  let timer = 0;
  const stop = viewport.subscribe(() => {
    if (timer === 0) tell(false);
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      timer = 0;
      tell(true);
    }, REST);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

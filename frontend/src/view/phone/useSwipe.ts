import { type RefObject, useEffect } from 'react';

/** How far a finger goes sideways for a swipe, in pixels. */
const FAR = 64;

/** Hears a swipe to the left (1) or right (-1); buttons do the same. */
export function useSwipe(element: RefObject<HTMLElement | null>, onSwipe: (step: 1 | -1) => void) {
  useEffect(() => {
    const area = element.current;
    const stop = new AbortController();
    const options = { signal: stop.signal, passive: true };
    let from: Touch | undefined;
    const start = ({ touches, target }: TouchEvent) => {
      // In a text a finger moves the caret.
      const isText = target instanceof HTMLTextAreaElement;
      from = touches.length === 1 && !isText ? touches[0] : undefined;
    };
    const end = ({ changedTouches: [to] }: TouchEvent) => {
      if (!from || !to) return;
      const [dx, dy] = [to.clientX - from.clientX, to.clientY - from.clientY];
      from = undefined;
      if (Math.abs(dx) > FAR && Math.abs(dx) > 2 * Math.abs(dy)) onSwipe(dx < 0 ? 1 : -1);
    };
    area?.addEventListener('touchstart', start, options);
    area?.addEventListener('touchend', end, options);
    return () => stop.abort();
  }, [element, onSwipe]);
}

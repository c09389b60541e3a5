import { type RefObject, useEffect, useState } from 'react';

/** Whether a list is wider than its place; `count` are its items. */
export function useOverflow(list: RefObject<HTMLElement | null>, count: number): boolean {
  const [isOverflowing, setOverflowing] = useState(false);
  useEffect(() => {
    const element = list.current;
    if (!element || count === 0) return;
    const measure = () => setOverflowing(element.scrollWidth > element.clientWidth + 1);
    // It measures at once, when the browser has laid out the page anyway.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list, count]);
  return isOverflowing;
}

import { useEffect } from 'react';

/** Keeps the board above the on-screen keyboard, which covers the page on some systems. */
export function useVisibleHeight(): void {
  useEffect(() => {
    const { visualViewport } = window;
    const { style } = document.documentElement;
    const follow = () => {
      // A person who zooms the page looks at a part of it: that is no keyboard.
      if (!visualViewport || visualViewport.scale > 1.01) return;
      style.setProperty('--visible-height', `${visualViewport.height}px`);
      // Some browsers scroll the page to show the field; the board itself never scrolls.
      if (window.scrollY > 0) window.scrollTo(0, 0);
    };
    follow();
    visualViewport?.addEventListener('resize', follow);
    return () => {
      visualViewport?.removeEventListener('resize', follow);
      style.removeProperty('--visible-height');
    };
  }, []);
}

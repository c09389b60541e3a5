import { useEffect } from 'react';
import { closeGuideDrawer } from '../guideStore';

/** A drawer takes the keyboard's focus, goes away on Escape, and gives the focus back. */
export function useDrawer(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    document.getElementById('guide')?.focus();
    document.addEventListener('keydown', leave, true);
    return () => {
      document.removeEventListener('keydown', leave, true);
      giveBack();
    };
  }, [isOpen]);
}

function leave(event: KeyboardEvent): void {
  const { target } = event;
  // In a menu or a text, Escape belongs to that.
  const isElsewhere = target instanceof Element && target.closest('[role="menu"], textarea');
  if (event.key !== 'Escape' || isElsewhere) return;
  event.stopPropagation();
  closeGuideDrawer();
}

/** Whoever went on to a note keeps the focus there. */
function giveBack(): void {
  const { activeElement } = document;
  const isLost = activeElement === document.body || activeElement?.closest('#guide');
  if (isLost) document.querySelector<HTMLElement>('[aria-controls="guide"]')?.focus();
}

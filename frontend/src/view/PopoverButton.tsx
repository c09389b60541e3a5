import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { Button } from 'react-aria-components';

/** What an open popover is told: at which button it hangs, and how to put it away. */
export interface Opened {
  readonly triggerRef: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

interface PopoverButtonProps {
  readonly className: string;
  /** Its name, where what it shows is not one. */
  readonly label?: string;
  readonly opens?: 'menu' | 'dialog';
  /** Whether Tab goes by: something else leads to it. */
  readonly isNoStop?: boolean;
  /** What it shows. */
  readonly face: ReactNode;
  /** Draws the popover while it is open; that is the moment to fetch it. */
  readonly children: (opened: Opened) => ReactNode;
}

/** A button with a menu or a dialog that the page does not carry until it is wanted. */
export function PopoverButton({
  className,
  label,
  opens = 'menu',
  isNoStop = false,
  face,
  children,
}: PopoverButtonProps) {
  const triggerRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={triggerRef}
        className={className}
        {...(label ? { 'aria-label': label } : {})}
        aria-haspopup={opens}
        aria-expanded={isOpen}
        excludeFromTabOrder={isNoStop}
        onPress={() => setOpen(true)}
        onKeyDown={(event) => {
          const isOpener = event.key === 'ArrowDown' || event.key === 'ArrowUp';
          if (opens === 'menu' && isOpener) setOpen(true);
          // Otherwise no key of the board would work while this has the focus.
          else event.continuePropagation();
        }}
      >
        {face}
      </Button>
      {isOpen && children({ triggerRef, onClose: () => setOpen(false) })}
    </>
  );
}

import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { Button } from 'react-aria-components';

/** What an open menu is told: under which button it hangs, and how to put it away. */
export interface OpenedMenu {
  readonly triggerRef: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

interface MenuButtonProps {
  readonly className: string;
  /** Its name, where what it shows is not one. */
  readonly label: string;
  /** What it shows. */
  readonly face: ReactNode;
  /** Draws the menu while it is open; that is the moment to fetch it. */
  readonly children: (opened: OpenedMenu) => ReactNode;
}

/** A button with a menu that the page does not carry until it is wanted. */
export function MenuButton({ className, label, face, children }: MenuButtonProps) {
  const triggerRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={triggerRef}
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
        onKeyDown={({ key }) => {
          if (key === 'ArrowDown' || key === 'ArrowUp') setOpen(true);
        }}
      >
        {face}
      </Button>
      {isOpen && children({ triggerRef, onClose: () => setOpen(false) })}
    </>
  );
}

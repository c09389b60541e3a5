import type { ReactNode } from 'react';
import { Dialog, Popover, type PopoverProps } from 'react-aria-components';
import type { Opened } from './PopoverButton';

interface DialogPopoverProps extends Opened {
  /** Its name, where no heading inside gives one. */
  readonly label?: string;
  readonly className: string;
  readonly popoverClass?: string;
  readonly placement?: PopoverProps['placement'];
  readonly children: ReactNode;
}

/** The open dialog of a `PopoverButton`. */
export function DialogPopover(props: DialogPopoverProps) {
  const { triggerRef, onClose, placement = 'bottom end', popoverClass = '', label } = props;
  return (
    <Popover
      className={`popover ${popoverClass}`}
      triggerRef={triggerRef}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      placement={placement}
    >
      <Dialog className={props.className} {...(label ? { 'aria-label': label } : {})}>
        {props.children}
      </Dialog>
    </Popover>
  );
}

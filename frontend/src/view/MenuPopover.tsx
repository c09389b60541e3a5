import { Menu, type MenuProps, Popover, type PopoverProps } from 'react-aria-components';
import type { Opened } from './PopoverButton';

interface MenuPopoverProps
  extends Opened,
    Pick<
      MenuProps<object>,
      'children' | 'selectionMode' | 'selectedKeys' | 'onSelectionChange' | 'disallowEmptySelection'
    > {
  readonly label: string;
  readonly placement?: PopoverProps['placement'];
}

/** The open menu of a `PopoverButton`. */
export function MenuPopover({
  triggerRef,
  onClose,
  label,
  placement = 'bottom start',
  ...menu
}: MenuPopoverProps) {
  return (
    <Popover
      triggerRef={triggerRef}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      placement={placement}
      aria-label={label}
    >
      <Menu className="menu" aria-label={label} autoFocus="first" onClose={onClose} {...menu} />
    </Popover>
  );
}

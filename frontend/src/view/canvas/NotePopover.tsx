import { Popover } from 'react-aria-components';
import { NoteCommands } from '../bars/NoteCommands';
import type { Opened } from '../PopoverButton';
import { useText } from '../text';

/** The commands of a note where the pointer is. */
export default function NotePopover({ triggerRef, onClose }: Opened) {
  const text = useText();
  return (
    <Popover
      triggerRef={triggerRef}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      placement="bottom start"
      aria-label={text('note.menu')}
    >
      <NoteCommands onDone={onClose} takesFocus />
    </Popover>
  );
}

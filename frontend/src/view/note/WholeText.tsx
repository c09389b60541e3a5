import { DialogPopover } from '../DialogPopover';
import type { Opened } from '../PopoverButton';
import { useText } from '../text';

/** The whole text of a note. */
export default function WholeText({ words, ...opened }: Opened & { readonly words: string }) {
  const text = useText();
  return (
    <DialogPopover {...opened} className="whole-text" placement="bottom" label={text('note.all')}>
      {words}
    </DialogPopover>
  );
}

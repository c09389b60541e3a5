import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useText } from '../text';

/** The whole text of a note that has more than its paper holds. */
export function MoreText({ text: words }: { readonly text: string }) {
  const text = useText();
  return (
    <DialogTrigger>
      <Button className="more-text">{text('note.more')}</Button>
      <Popover className="popover" placement="bottom">
        <Dialog className="whole-text" aria-label={text('note.all')}>
          {words}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

import { latePart } from '../lateParts';
import { PopoverButton } from '../PopoverButton';
import { useText } from '../text';

const WholeText = latePart(() => import('./WholeText'));

/** The way to the whole text of a note that has more than its paper holds. */
export function MoreText({ text: words }: { readonly text: string }) {
  const text = useText();
  return (
    <PopoverButton className="more-text" opens="dialog" face={text('note.more')}>
      {(opened) => <WholeText {...opened} words={words} />}
    </PopoverButton>
  );
}

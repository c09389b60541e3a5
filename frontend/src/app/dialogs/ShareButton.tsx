import { Share2 } from 'lucide-react';
import { latePart } from '../../view/lateParts';
import { PopoverButton } from '../../view/PopoverButton';
import { useText } from '../../view/text';

const ShareDialog = latePart(() => import('./ShareDialog'));

/** Gives others the way to a board. */
export function ShareButton({ id }: { readonly id: string }) {
  const text = useText();
  const face = (
    <>
      <Share2 aria-hidden="true" />
      {text('share.share')}
    </>
  );
  return (
    <PopoverButton className="primary share-button" opens="dialog" face={face}>
      {(opened) => <ShareDialog {...opened} id={id} />}
    </PopoverButton>
  );
}

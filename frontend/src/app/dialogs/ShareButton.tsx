import { Share2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { latePart } from '../../view/lateParts';
import { useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { useMayHere } from '../board/useRoom';
import { useStore } from '../useStore';
import { closeShareDialog, openShareDialog, shareDialog } from './shareDialogStore';

const ShareDialog = latePart(() => import('./ShareDialog'));

/** Gives others the way to a board, and says when somebody waits at its door. */
export function ShareButton({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const isOpen = useStore(shareDialog, (state) => state.isOpen);
  const waiting = useStore(room.store, ({ requests }) => requests.length);
  const mayLink = useMayHere(room, 'link');
  const byLink = useStore(room.store, ({ info }) => info?.by_link ?? false);
  // The address of who came by a link opens for nobody else.
  if (byLink && !mayLink) return null;
  return (
    <>
      <Button
        className="primary share-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={openShareDialog}
      >
        <Share2 aria-hidden="true" />
        {text('share.share')}
        {waiting > 0 && (
          <span className="badge">
            <span aria-hidden="true">{waiting}</span>
            <span className="visually-hidden">{text('ask.waiting', { count: waiting })}</span>
          </span>
        )}
      </Button>
      {isOpen && <ShareDialog room={room} onClose={closeShareDialog} />}
    </>
  );
}

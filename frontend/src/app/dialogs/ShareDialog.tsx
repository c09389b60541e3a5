import { X } from 'lucide-react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { latePartWithTexts } from '../../view/lateParts';
import { useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { useMayHere } from '../board/useRoom';
import { useStore } from '../useStore';
import { GeneralAccess } from './GeneralAccess';
import { Links } from './Links';
import { OwnerKey } from './OwnerKey';
import { Requests } from './Requests';
import { ShareAddress } from './ShareAddress';

const Embeds = latePartWithTexts(() => import('../embeds/Embeds'));

interface ShareDialogProps {
  readonly room: BoardRoom;
  readonly onClose: () => void;
}

/** What lets others in: the address, links, and those who wait at the door. */
export default function ShareDialog({ room, onClose }: ShareDialogProps) {
  const text = useText();
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <Modal className="modal">
        <Dialog className="dialog share-dialog">
          <div className="dialog-head">
            <Heading slot="title">{text('share.title')}</Heading>
            <Button className="icon-button" aria-label={text('share.close')} onPress={onClose}>
              <X />
            </Button>
          </div>
          <ShareContent room={room} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function ShareContent({ room }: { readonly room: BoardRoom }) {
  const mayLink = useMayHere(room, 'link');
  const isOwner = useMayHere(room, 'delete');
  const isClosed = useStore(room.store, ({ info }) => info?.general === 'none');
  const byLink = useStore(room.store, ({ info }) => info?.by_link ?? false);
  return (
    <>
      {mayLink && <Requests room={room} />}
      {!byLink && <ShareAddress path={`/b/${room.id}`} isClosed={isClosed} />}
      {mayLink && <GeneralAccess room={room} />}
      {mayLink && <Links room={room} />}
      {mayLink && <Embeds room={room} />}
      {isOwner && <OwnerKey room={room} />}
    </>
  );
}

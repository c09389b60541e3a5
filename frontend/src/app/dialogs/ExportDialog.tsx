import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../../view/text';
import type { Room } from '../board/roomPort';
import { ExportForm } from './ExportForm';

interface ExportDialogProps {
  readonly room: Room;
  readonly onClose: () => void;
}

/** Takes the board, a map or a part of it out of here as a file. */
export default function ExportDialog({ room, onClose }: ExportDialogProps) {
  const text = useText();
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      isDismissable
    >
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">{text('export.title')}</Heading>
          <ExportForm room={room} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

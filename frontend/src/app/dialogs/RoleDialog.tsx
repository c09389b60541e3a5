import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { RoleForm } from './RoleForm';
import { closeRoleDialog, type RoleDialogAim } from './roleDialogStore';

interface RoleDialogProps {
  readonly room: BoardRoom;
  readonly aim: RoleDialogAim;
}

/** Asks for a role's job title, its part in the committee and a name. */
export default function RoleDialog({ room, aim }: RoleDialogProps) {
  const text = useText();
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={(isOpen) => isOpen || closeRoleDialog()}
      isDismissable
    >
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">
            {text(aim.kind === 'edit' ? 'role.editTitle' : 'role.addTitle')}
          </Heading>
          <RoleForm room={room} aim={aim} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

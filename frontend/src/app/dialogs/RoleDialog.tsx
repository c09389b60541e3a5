import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { useStore } from '../useStore';
import { RoleForm } from './RoleForm';
import { closeRoleDialog, roleDialog } from './roleDialogStore';

/** Asks for a role's job title, its part in the committee and a name. */
export function RoleDialog({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const aim = useStore(roleDialog, (state) => state.aim);
  return (
    <ModalOverlay
      className="overlay"
      isOpen={aim !== null}
      onOpenChange={(isOpen) => isOpen || closeRoleDialog()}
      isDismissable
    >
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">
            {text(aim?.kind === 'edit' ? 'role.editTitle' : 'role.addTitle')}
          </Heading>
          {aim && <RoleForm room={room} aim={aim} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

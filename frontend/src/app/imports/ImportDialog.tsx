import { useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { BusyButton } from '../../view/BusyButton';
import { useText } from '../../view/text';
import type { Room } from '../board/roomPort';
import { useStore } from '../useStore';
import { ImportSource } from './ImportSource';
import { importBoard } from './importCommands';
import type { Source } from './source';
import { TableImport } from './TableImport';

interface ImportDialogProps {
  readonly room: Room;
  readonly onClose: () => void;
}

/** Brings notes from a file onto the map that is open, or makes a board of a whole one. */
export default function ImportDialog({ room, onClose }: ImportDialogProps) {
  const text = useText();
  const [source, setSource] = useState<Source | null>(null);
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      isDismissable={!source}
    >
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">{text('import.title')}</Heading>
          {source ? (
            <Chosen room={room} source={source} onClose={onClose} />
          ) : (
            <ImportSource onSource={setSource} onCancel={onClose} />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Chosen({ room, source, onClose }: ImportDialogProps & { readonly source: Source }) {
  const text = useText();
  const target = useTarget(room);
  if (source.isBoard) return <WholeBoard source={source} onClose={onClose} />;
  if (target) return <TableImport {...target} room={room} source={source} onClose={onClose} />;
  return (
    <>
      <p>{text('import.noMap')}</p>
      <Button className="secondary" onPress={onClose}>
        {text('import.cancel')}
      </Button>
    </>
  );
}

/** The map that is open, with its role's name. */
function useTarget(room: Room) {
  const text = useText();
  const { desk, roles } = useStore(room.store, (state) => state);
  const role = roles.find((one) => one.key === desk?.role);
  return desk ? { map: desk.id, role: role?.title || text('role.untitled') } : null;
}

interface WholeBoardProps {
  readonly source: Source;
  readonly onClose: () => void;
}

function WholeBoard({ source, onClose }: WholeBoardProps) {
  const text = useText();
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    if (await importBoard(source.data)) onClose();
    else setBusy(false);
  };
  return (
    <>
      <p>{text('import.isBoard', { name: source.name })}</p>
      <div className="buttons">
        <BusyButton className="primary" autoFocus isBusy={isBusy} onPress={() => void run()}>
          {text('import.makeBoard')}
        </BusyButton>
        <Button className="secondary" onPress={onClose}>
          {text('import.cancel')}
        </Button>
      </div>
    </>
  );
}

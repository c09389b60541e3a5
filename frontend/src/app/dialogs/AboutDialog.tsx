import { useEffect, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { api } from '../../api/client';
import { useText } from '../../view/text';
import { Logo } from '../pages/Logo';

/** What an empathy map is, whom it comes from, and which version this is. */
export default function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const version = useVersion();
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      isDismissable
    >
      <Modal className="modal">
        <Dialog className="dialog about">
          <Heading slot="title">
            <Logo />
            {text('about.title', { name: text('product.name') })}
          </Heading>
          <p>{text('about.what')}</p>
          <p>
            {text('product.credit')} {text('about.own')}
          </p>
          <p className="quiet">
            {text('about.licence')} {version && text('about.version', { version })}
          </p>
          <div className="buttons">
            <Button className="primary" autoFocus onPress={onClose}>
              {text('about.close')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The server's version; empty while it has not told, and when it cannot be reached. */
function useVersion(): string {
  const [version, setVersion] = useState('');
  useEffect(() => {
    api.health().then(
      (health) => setVersion(health.version),
      () => undefined,
    );
  }, []);
  return version;
}

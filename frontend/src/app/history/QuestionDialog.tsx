import type { FormEvent, ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../../view/text';

interface QuestionDialogProps {
  readonly title: string;
  readonly yes: string;
  readonly onYes: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question with two answers; it closes with either. */
export function QuestionDialog({ title, yes, onYes, onClose, children }: QuestionDialogProps) {
  const text = useText();
  const answer = (event: FormEvent) => {
    event.preventDefault();
    onClose();
    void onYes();
  };
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <Modal className="modal question">
        <Dialog className="dialog" role="alertdialog">
          <form onSubmit={answer}>
            <Heading slot="title" dir="auto">
              {title}
            </Heading>
            {children}
            <div className="buttons">
              <Button className="secondary" onPress={onClose} autoFocus>
                {text('history.cancel')}
              </Button>
              <Button type="submit" className="primary">
                {yes}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

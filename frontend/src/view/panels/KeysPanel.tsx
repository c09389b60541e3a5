import { X } from 'lucide-react';
import { Button, Dialog, Heading, Modal, ModalOverlay, Switch } from 'react-aria-components';
import type { Action } from '../../editor/actions/action';
import { groups, isFor } from '../../editor/actions/actions';
import { keyName } from '../../editor/keys';
import { actionName } from '../bars/actionName';
import { isMac } from '../platform';
import { type TextKey, useText } from '../text';
import { useEditor, useMay, useScreen } from '../useEditor';
import { gestures } from './gestures';
import { useClosePanel } from './usePanel';

/** All keys and gestures, from the records that the keyboard itself reads. */
export default function KeysPanel() {
  const text = useText();
  const close = useClosePanel();
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={close}>
      <Modal className="modal keys-modal">
        <Dialog className="dialog keys-dialog">
          <div className="dialog-head">
            <Heading slot="title">{text('action.keys')}</Heading>
            <Button className="icon-button" aria-label={text('keys.close')} onPress={close}>
              <X />
            </Button>
          </div>
          <LetterKeys />
          <div className="keys-columns">
            {Object.entries(groups).map(([key, actions]) => (
              <Group key={key} title={text(`keys.${key}` as TextKey)} actions={actions} />
            ))}
            <Gestures />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface GroupProps {
  readonly title: string;
  readonly actions: readonly Action[];
}

function Group({ title, actions }: GroupProps) {
  const text = useText();
  const editor = useEditor();
  const own = actions.filter((action) => isFor(editor, action));
  if (own.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl className="keys-list">
        {own.map((action) => (
          <div key={action.id}>
            <dt>{actionName(action, text)}</dt>
            <dd>
              {shownKeys(action).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Two combinations with one name (a place and a sign) are one key to people. */
function shownKeys({ keys }: Action): readonly string[] {
  return [...new Set(keys.map((key) => keyName(key, isMac)))].slice(0, 2);
}

function Gestures() {
  const text = useText();
  const mayEdit = useMay('edit');
  const own = gestures.filter(({ edits }) => mayEdit || !edits);
  return (
    <section>
      <h3>{text('keys.gestures')}</h3>
      <dl className="keys-list">
        {own.map(({ textKey, how }) => (
          <div key={textKey}>
            <dt>{text(textKey)}</dt>
            <dd>{text(how)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function LetterKeys() {
  const text = useText();
  const { screen } = useEditor();
  const isOn = useScreen((state) => state.letterKeys);
  return (
    <Switch
      className="switch"
      isSelected={isOn}
      onChange={(letterKeys) => screen.setState({ letterKeys })}
    >
      <span className="switch-track" aria-hidden="true" />
      {text('keys.letters')}
    </Switch>
  );
}

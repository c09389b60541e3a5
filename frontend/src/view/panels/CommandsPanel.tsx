import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { actions, isPossible } from '../../editor/actions/actions';
import { ActionItem } from '../bars/ActionItem';
import { useText } from '../text';
import { useEditor } from '../useEditor';
import { useClosePanel } from './usePanel';

/** Every command by its name. */
export default function CommandsPanel() {
  const text = useText();
  const editor = useEditor();
  const close = useClosePanel();
  const { contains } = useFilter({ sensitivity: 'base' });
  const possible = actions.filter(({ id, onlyInText }) => id !== 'commands' && !onlyInText);
  const enabled = possible.filter((one) => isPossible(editor, one));
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={close}>
      <Modal className="modal commands-modal">
        <Dialog className="commands" aria-label={text('action.commands')}>
          <Autocomplete filter={contains}>
            <SearchField autoFocus aria-label={text('commands.find')} className="commands-field">
              <Input placeholder={text('commands.find')} />
            </SearchField>
            <Menu
              className="menu"
              aria-label={text('action.commands')}
              renderEmptyState={() => <p className="quiet">{text('commands.none')}</p>}
            >
              {enabled.map(({ id }) => (
                <ActionItem key={id} id={id} onDone={close} />
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

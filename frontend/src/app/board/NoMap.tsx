import { Button } from 'react-aria-components';
import { useText } from '../../view/text';
import { openRoleDialog } from '../dialogs/roleDialogStore';
import { Logo } from '../pages/Logo';
import { useStore } from '../useStore';
import type { BoardRoom } from './room';
import { useMayHere } from './useRoom';

interface NoMapProps {
  readonly room: BoardRoom;
  readonly wanted: string | null;
}

/** What a board shows without a map: the way to its first role, or that a role is gone. */
export function NoMap({ room, wanted }: NoMapProps) {
  const text = useText();
  const isEmpty = useStore(room.store, (state) => state.roles.length === 0);
  const mayEdit = useMayHere(room, 'edit');
  const isGone = wanted !== null && !isEmpty;
  return (
    <main className="no-map" id="sheet">
      <Logo />
      <h2>{text(isGone ? 'problem.roleGoneTitle' : 'board.noRoles')}</h2>
      <p>{text(isGone ? 'problem.roleGoneText' : 'board.noRolesText')}</p>
      {!isGone && mayEdit && (
        <Button className="primary" onPress={() => openRoleDialog({ kind: 'add' })}>
          {text('role.add')}
        </Button>
      )}
    </main>
  );
}

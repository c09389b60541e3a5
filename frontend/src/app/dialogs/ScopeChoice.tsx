import { useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { useStore } from '../useStore';
import { Choice } from './Choice';

interface ScopeChoiceProps {
  readonly room: BoardRoom;
  readonly label: string;
}

/** The whole board, or the map of one role. */
export function ScopeChoice({ room, label }: ScopeChoiceProps) {
  const text = useText();
  const maps = useStore(room.store, ({ info }) => info?.maps);
  return (
    <Choice name="map" label={label} first="">
      <option value="">{text('link.scope.board')}</option>
      {(maps ?? []).map(({ id, job_title: title }) => (
        <option key={id} value={id}>
          {text('link.scope.map', { role: title || text('role.untitled') })}
        </option>
      ))}
    </Choice>
  );
}

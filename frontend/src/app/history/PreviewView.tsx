import { useCallback, useMemo, useState } from 'react';
import { api } from '../../api/client';
import type { Preview } from '../../api/types';
import { useLanguage, useText } from '../../view/text';
import type { Room } from '../board/roomPort';
import { AskedView } from './AskedView';
import { momentOf } from './moments';
import { RoleChoice } from './RoleChoice';
import { StillSheet } from './StillSheet';
import { noteOf } from './stills';
import { useAsked } from './useAsked';

interface PreviewViewProps {
  readonly room: Room;
  readonly snapshot: string;
}

/** The maps as a snapshot has them; the board itself is not touched. */
export function PreviewView({ room, snapshot }: PreviewViewProps) {
  const ask = useCallback(() => api.preview(room.id, snapshot), [room, snapshot]);
  const asked = useAsked(ask);
  const first = room.store.getState().desk?.role ?? null;
  return (
    <AskedView asked={asked}>{(preview) => <Shown preview={preview} first={first} />}</AskedView>
  );
}

interface ShownProps {
  readonly preview: Preview;
  /** The role that was on screen. */
  readonly first: string | null;
}

function Shown({ preview, first }: ShownProps) {
  const text = useText();
  const when = momentOf(preview.at, useLanguage());
  const [chosen, choose] = useState(first);
  const role = preview.roles.find(({ key }) => key === chosen) ?? preview.roles[0];
  const stills = useMemo(
    () => role?.notes.map((note) => ({ key: note.id, note: noteOf(note) })) ?? [],
    [role],
  );
  return (
    <>
      <p>
        <strong>{text('history.previewTitle', { when })}</strong> {text('history.previewNote')}
      </p>
      {role ? (
        <>
          <RoleChoice roles={preview.roles} chosen={role.key} onChoose={choose} />
          <StillSheet label={role.title || text('role.untitled')} stills={stills} />
        </>
      ) : (
        <p className="quiet">{text('history.noRoles')}</p>
      )}
    </>
  );
}

import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import { api } from '../../api/client';
import type { Bin } from '../../api/types';
import { useText } from '../../view/text';
import type { Room } from '../board/roomPort';
import { AskedView } from './AskedView';
import { BinItem } from './BinItem';
import { type Doomed, forget, putBackNotes, putBackRole } from './commands';
import { QuestionDialog } from './QuestionDialog';
import { useAsked } from './useAsked';

/** What was deleted: roles, and notes by role. */
export function BinView({ room }: { readonly room: Room }) {
  const ask = useCallback(() => api.bin(room.id), [room]);
  const asked = useAsked(ask);
  return (
    <AskedView asked={asked}>
      {(bin) => <Listed board={room.id} bin={bin} onChange={asked.again} />}
    </AskedView>
  );
}

interface ListedProps {
  readonly board: string;
  readonly bin: Bin;
  readonly onChange: () => void;
}

function Listed({ board, bin, onChange }: ListedProps) {
  const text = useText();
  const [doomed, setDoomed] = useState<Doomed | null>(null);
  const done = (isDone: boolean) => {
    if (isDone) onChange();
  };
  if (bin.roles.length === 0 && bin.maps.length === 0) return <p>{text('history.binEmpty')}</p>;
  const onForget = bin.may_forget ? setDoomed : null;
  return (
    <>
      <p className="quiet">{text('history.binText')}</p>
      <BinnedRoles bin={bin} onForget={onForget} onDone={done} />
      {bin.maps.map((map) => (
        <BinnedNotes key={map.map} board={board} map={map} onForget={onForget} onDone={done} />
      ))}
      {doomed && (
        <QuestionDialog
          title={text('history.forgetTitle')}
          yes={text('history.forget')}
          onYes={async () => done(await forget(board, doomed))}
          onClose={() => setDoomed(null)}
        >
          <p>{text('history.forgetText')}</p>
        </QuestionDialog>
      )}
    </>
  );
}

interface GroupProps {
  /** Asks before something is deleted for good; null for those who may not. */
  readonly onForget: ((doomed: Doomed) => void) | null;
  readonly onDone: (isDone: boolean) => void;
}

function BinnedRoles({ bin, onForget, onDone }: GroupProps & { readonly bin: Bin }) {
  const text = useText();
  if (bin.roles.length === 0) return null;
  return (
    <section className="history-fates">
      <h3>{text('history.binRoles')}</h3>
      <ul>
        {bin.roles.map(({ map, title, deleted }) => {
          const role = title || text('role.untitled');
          return (
            <BinItem
              key={map}
              words={role}
              deleted={deleted}
              backLabel={text('history.putBackRole', { role })}
              forgetLabel={text('history.forgetRole', { role })}
              onBack={async () => onDone(await putBackRole(map))}
              onForget={onForget && (() => onForget({ map, notes: null }))}
            />
          );
        })}
      </ul>
    </section>
  );
}

interface BinnedNotesProps extends GroupProps {
  readonly board: string;
  readonly map: Bin['maps'][number];
}

function BinnedNotes({ board, map, onForget, onDone }: BinnedNotesProps) {
  const text = useText();
  const role = map.title || text('role.untitled');
  const all = map.notes.map(({ id }) => id);
  const putBack = async (notes: readonly string[]) =>
    onDone(await putBackNotes(board, map.map, notes));
  return (
    <section className="history-fates">
      <div className="history-binned">
        <h3 dir="auto">{text('history.binNotes', { role })}</h3>
        {all.length > 1 && (
          <Button
            className="text-button"
            aria-label={text('history.putBackAllOf', { role })}
            onPress={() => void putBack(all)}
          >
            {text('history.putBackAll')}
          </Button>
        )}
      </div>
      <ul>
        {map.notes.map((note) => {
          const words = note.text || text('note.empty');
          return (
            <BinItem
              key={note.id}
              words={words}
              deleted={note.deleted}
              backLabel={text('history.putBackNote', { text: words })}
              forgetLabel={text('history.forgetNote', { text: words })}
              onBack={() => putBack([note.id])}
              onForget={onForget && (() => onForget({ map: map.map, notes: [note.id] }))}
            />
          );
        })}
      </ul>
    </section>
  );
}

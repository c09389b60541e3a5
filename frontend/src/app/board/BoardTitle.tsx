import { useRef, useState } from 'react';
import { api } from '../../api/client';
import { limits } from '../../shared/limits';
import { useText } from '../../view/text';
import { complain } from '../failure';
import type { BoardRoom } from './room';
import { useMayHere, useMeta } from './useRoom';

/** The board's title; a press makes it a text field. */
export function BoardTitle({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const { title, account } = useMeta(room);
  const mayEdit = useMayHere(room, 'edit');
  const [isEditing, setEditing] = useState(false);
  if (isEditing && mayEdit) {
    return <TitleField room={room} title={title} onDone={() => setEditing(false)} />;
  }
  return (
    <h1 className="board-title">
      {mayEdit ? (
        <button type="button" title={text('board.rename')} onClick={() => setEditing(true)}>
          {title || text('home.untitled')}
        </button>
      ) : (
        <span className="board-title-words">{title || text('home.untitled')}</span>
      )}
      {account && account !== title && <span className="board-account">{account}</span>}
    </h1>
  );
}

interface TitleFieldProps {
  readonly room: BoardRoom;
  readonly title: string;
  readonly onDone: () => void;
}

function TitleField({ room, title, onDone }: TitleFieldProps) {
  const text = useText();
  const given = useRef(false);
  const finish = (value: string | null) => {
    // Enter ends the edit, and so does the blur that follows it.
    if (given.current) return;
    given.current = true;
    onDone();
    const next = value?.trim();
    if (next && next !== title) api.changeBoard(room.id, { title: next }).catch(complain);
  };
  return (
    <input
      className="board-title-field"
      aria-label={text('board.title')}
      defaultValue={title}
      maxLength={limits.titleLength}
      // biome-ignore lint/a11y/noAutofocus: the person just asked to type here.
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}

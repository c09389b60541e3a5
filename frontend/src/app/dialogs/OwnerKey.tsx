import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { useMeta } from '../board/useRoom';
import { keyOf } from '../keys';
import { saveText } from '../saveText';
import { notify } from '../toasts';
import { copyText } from './copyText';

/** The owner's key: whoever has it can make the board their own again, anywhere. */
export function OwnerKey({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const [isShown, show] = useState(false);
  const key = keyOf(room.id);
  return (
    <section className="owner-key" aria-labelledby="key-title">
      <h3 id="key-title">{text('key.title')}</h3>
      <p className="quiet">{text(key ? 'key.text' : 'key.elsewhere')}</p>
      {key && !isShown && (
        <Button className="secondary" onPress={() => show(true)}>
          {text('key.show')}
        </Button>
      )}
      {key && isShown && <ShownKey room={room} value={key} />}
    </section>
  );
}

interface ShownKeyProps {
  readonly room: BoardRoom;
  readonly value: string;
}

function ShownKey({ room, value }: ShownKeyProps) {
  const text = useText();
  const { title } = useMeta(room);
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    if (field.current && (await copyText(value, field.current))) {
      notify({ words: text('key.copied') });
    }
  };
  const save = () => {
    const address = `${location.origin}/b/${room.id}`;
    const board = title || text('home.untitled');
    saveText(`${board}.key.txt`, text('key.file', { board, address, key: value }));
  };
  return (
    <div className="address">
      <input ref={field} readOnly value={value} aria-label={text('key.key')} />
      <Button className="secondary" onPress={() => void copy()}>
        {text('key.copy')}
      </Button>
      <Button className="secondary" onPress={save}>
        {text('key.save')}
      </Button>
    </div>
  );
}

import { useRef } from 'react';
import { Button } from 'react-aria-components';
import { useText } from '../../view/text';
import { copyText } from '../dialogs/copyText';
import { notify } from '../toasts';
import { useStore } from '../useStore';
import type { Room } from './roomPort';

/** What one wrote and the server no longer took: to be copied before it is put away. */
export function Rescued({ room }: { readonly room: Room }) {
  const text = useText();
  const texts = useStore(room.store, ({ rescued }) => rescued);
  const field = useRef<HTMLTextAreaElement>(null);
  if (texts.length === 0) return null;
  const copy = async () => {
    const copied = field.current && (await copyText(texts.join('\n'), field.current));
    if (copied) notify({ words: text('rescue.copied') });
  };
  return (
    <section className="rescued" role="alert" aria-labelledby="rescued-title">
      <div>
        <h2 id="rescued-title">{text('rescue.title', { count: texts.length })}</h2>
        <p>{text('rescue.text')}</p>
      </div>
      <textarea
        ref={field}
        readOnly
        rows={Math.min(texts.length + 1, 4)}
        value={texts.join('\n')}
        aria-label={text('rescue.label')}
      />
      <div className="buttons">
        <Button className="primary" onPress={() => void copy()}>
          {text('rescue.copy')}
        </Button>
        <Button className="secondary" onPress={() => room.store.setState({ rescued: [] })}>
          {text('rescue.close')}
        </Button>
      </div>
    </section>
  );
}

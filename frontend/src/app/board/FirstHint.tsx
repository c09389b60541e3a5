import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { makeNoteIn } from '../../editor/notes';
import { useText } from '../../view/text';
import { useEditor, useMay, useNoteIds } from '../../view/useEditor';
import { readSetting, writeSetting } from '../storage';
import { useStore } from '../useStore';
import { joinCard } from './joinCardStore';

/** Says how to begin on a map that has no notes yet, until the first one or until it is closed. */
export function FirstHint() {
  const text = useText();
  const editor = useEditor();
  const mayEdit = useMay('edit');
  const isEmpty = useNoteIds().length === 0;
  const [isClosed, setClosed] = useState(() => readSetting('hintClosed', Boolean) ?? false);
  // One question at a time: first who one is.
  const isAsked = useStore(joinCard, ({ isOpen }) => isOpen);
  if (!mayEdit || !isEmpty || isClosed || isAsked) return null;
  const close = () => {
    setClosed(true);
    writeSetting('hintClosed', true);
  };
  return (
    <section className="first-hint card" aria-labelledby="hint-title">
      <h2 id="hint-title">{text('hint.title')}</h2>
      <p className="hint-keys">{text('hint.keys')}</p>
      <p className="hint-touch">{text('hint.touch')}</p>
      <Button className="primary" onPress={() => makeNoteIn(editor, 'who')}>
        {text('hint.first')}
      </Button>
      <Button className="icon-button hint-close" aria-label={text('hint.close')} onPress={close}>
        <X aria-hidden="true" />
      </Button>
    </section>
  );
}

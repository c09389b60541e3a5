import { useEffect, useRef } from 'react';
import { Cursors } from '../presence/Cursors';
import { useText } from '../text';
import { useEditor, useMay, useScreen } from '../useEditor';
import { listenTo } from './listenTo';
import { NoteMenu } from './NoteMenu';
import { World } from './World';

/** The place where the sheet lies: takes all pointers, wheels and keys. */
export function Canvas() {
  const editor = useEditor();
  const text = useText();
  const root = useRef<HTMLDivElement>(null);
  const mayEdit = useMay('edit');
  const panning = useScreen((screen) => screen.panning);
  const hand = useScreen((screen) => screen.tool === 'hand' || screen.spaceHeld);
  useEffect(() => {
    return root.current ? listenTo(root.current, editor) : undefined;
  }, [editor]);
  return (
    <div
      ref={root}
      id="sheet"
      className="canvas"
      tabIndex={-1}
      data-pointer={panning ? 'grabbing' : hand ? 'grab' : 'select'}
    >
      <p id="section-help" hidden>
        {text(mayEdit ? 'section.help' : 'section.helpReading')}
      </p>
      <World />
      <Cursors />
      <NoteMenu />
    </div>
  );
}

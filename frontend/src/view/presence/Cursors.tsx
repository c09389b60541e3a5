import { useEffect, useRef } from 'react';
import { useText } from '../text';
import { useEditor } from '../useEditor';
import { CursorLayer } from './cursorLayer';

/** The others' pointers, drawn outside React. */
export function Cursors() {
  const editor = useEditor();
  const text = useText();
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!layer.current) return undefined;
    const cursors = new CursorLayer(layer.current, editor, text);
    return () => cursors.destroy();
  }, [editor, text]);
  return <div ref={layer} className="cursors" aria-hidden="true" />;
}

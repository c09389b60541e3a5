import { useEffect, useRef } from 'react';
import { useDepartments } from '../departments';
import { useText } from '../text';
import { useEditor } from '../useEditor';
import { CursorLayer } from './cursorLayer';

/** The others' pointers, drawn outside React. */
export function Cursors() {
  const editor = useEditor();
  const text = useText();
  const departments = useDepartments();
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!layer.current) return undefined;
    const cursors = new CursorLayer(layer.current, editor, text, departments);
    return () => cursors.destroy();
  }, [editor, text, departments]);
  return <div ref={layer} className="cursors" aria-hidden="true" />;
}

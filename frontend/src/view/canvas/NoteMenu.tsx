import { useEffect, useRef, useState } from 'react';
import { Popover } from 'react-aria-components';
import type { Point } from '../../shared/catalogue';
import { NoteCommands } from '../bars/NoteCommands';
import { useText } from '../text';
import { useEditor } from '../useEditor';
import { noteAt } from './pointer';

/** The menu of a note: right mouse button, long press or Shift+F10. */
export function NoteMenu() {
  const text = useText();
  const anchor = useRef<HTMLSpanElement>(null);
  const [at, setAt] = useMenuPoint(anchor);
  return (
    <>
      <span
        ref={anchor}
        className="menu-anchor"
        style={{ left: at?.[0] ?? 0, top: at?.[1] ?? 0 }}
      />
      <Popover
        triggerRef={anchor}
        isOpen={at !== null}
        onOpenChange={(open) => open || setAt(null)}
        placement="bottom start"
        aria-label={text('note.menu')}
      >
        <NoteCommands onDone={() => setAt(null)} takesFocus />
      </Popover>
    </>
  );
}

function useMenuPoint(anchor: React.RefObject<HTMLElement | null>) {
  const editor = useEditor();
  const [at, setAt] = useState<Point | null>(null);
  useEffect(() => {
    const canvas = anchor.current?.parentElement;
    const open = (event: MouseEvent) => {
      const note = noteAt(event.target);
      if (!canvas || !note || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      if (!editor.screen.getState().selection.has(note)) editor.select([note]);
      const { left, top } = canvas.getBoundingClientRect();
      setAt([event.clientX - left, event.clientY - top]);
    };
    canvas?.addEventListener('contextmenu', open);
    return () => canvas?.removeEventListener('contextmenu', open);
  }, [editor, anchor]);
  return [at, setAt] as const;
}

import { useEffect, useRef } from 'react';
import { latePart } from '../lateParts';
import { useEditor, useScreen } from '../useEditor';
import { noteAt } from './pointer';

const NotePopover = latePart(() => import('./NotePopover'));

/** The menu of a note: right mouse button, long press or Shift+F10. */
export function NoteMenu() {
  const anchor = useRef<HTMLSpanElement>(null);
  const { screen } = useEditor();
  const at = useScreen(({ menu }) => menu);
  const close = () => screen.setState({ menu: null });
  useContextMenu(anchor);
  return (
    <>
      <span
        ref={anchor}
        className="menu-anchor"
        style={{ left: at?.[0] ?? 0, top: at?.[1] ?? 0 }}
      />
      {at && <NotePopover triggerRef={anchor} onClose={close} />}
    </>
  );
}

function useContextMenu(anchor: React.RefObject<HTMLElement | null>): void {
  const editor = useEditor();
  useEffect(() => {
    const canvas = anchor.current?.parentElement;
    const open = (event: MouseEvent) => {
      const note = noteAt(event.target);
      if (!canvas || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      if (!note) return;
      if (!editor.screen.getState().selection.has(note)) editor.select([note]);
      const { left, top } = canvas.getBoundingClientRect();
      editor.screen.setState({ menu: [event.clientX - left, event.clientY - top] });
    };
    canvas?.addEventListener('contextmenu', open);
    return () => canvas?.removeEventListener('contextmenu', open);
  }, [editor, anchor]);
}

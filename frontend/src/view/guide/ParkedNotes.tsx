import { boxOf } from '../../shared/geometry';
import { useText } from '../text';
import { useEditor } from '../useEditor';
import { useTally } from './tally';

/** The way to what lies beside the sheet, which easily stays out of view. */
export function ParkedNotes() {
  const editor = useEditor();
  const text = useText();
  const count = useTally().filter(({ section }) => section === 'park').length;
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => editor.viewport.reveal(boxOf('park'))}
    >
      {count === 0 ? text('guide.parkedNone') : text('guide.parked', { count })}
    </button>
  );
}

import { MenuItem } from 'react-aria-components';
import { takeFromPile } from '../../editor/pileTaking';
import { MenuPopover } from '../MenuPopover';
import type { Opened } from '../PopoverButton';
import { useText } from '../text';
import { useEditor } from '../useEditor';

/** The notes of a pile from top to bottom; the one that is chosen comes on top. */
export default function PileItems({
  pile,
  ...opened
}: Opened & { readonly pile: readonly string[] }) {
  const editor = useEditor();
  const text = useText();
  const label = text('note.pileAll', { count: pile.length });
  return (
    <MenuPopover {...opened} label={label}>
      {pile.map((id) => {
        const words = editor.map.note(id)?.text.trim() || text('note.empty');
        return (
          <MenuItem
            key={id}
            className="pile-item"
            textValue={words}
            onAction={() => takeFromPile(editor, id)}
          >
            <span dir="auto">{words}</span>
          </MenuItem>
        );
      })}
    </MenuPopover>
  );
}

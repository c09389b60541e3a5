import { Button } from 'react-aria-components';
import { useText } from '../../view/text';
import { mapOnScreen } from '../print/printedMap';
import { saveText } from '../saveText';
import type { Room } from './roomPort';
import { writtenCopy } from './writtenCopy';

/** Saves what the page shows as a text file: work that will not be mixed into the board. */
export function SaveCopyButton({ room }: { readonly room: Room }) {
  const text = useText();
  const save = () => {
    const map = mapOnScreen(room);
    if (map) saveText(`${map.title || 'map'}.txt`, writtenCopy(map, text));
  };
  return (
    <Button className="secondary" onPress={save}>
      {text('problem.saveCopy')}
    </Button>
  );
}

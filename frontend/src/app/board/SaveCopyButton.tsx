import { Button } from 'react-aria-components';
import { useText } from '../../view/text';
import { mapOnScreen } from '../print/printedMap';
import type { BoardRoom } from './room';
import { writtenCopy } from './writtenCopy';

/** Saves what the page shows as a text file: work that will not be mixed into the board. */
export function SaveCopyButton({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const save = () => {
    const map = mapOnScreen(room);
    if (map) download(`${map.title || 'map'}.txt`, writtenCopy(map, text));
  };
  return (
    <Button className="secondary" onPress={save}>
      {text('problem.saveCopy')}
    </Button>
  );
}

function download(name: string, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/plain;charset=utf-8' }));
  link.download = name.replaceAll(/[\\/:*?"<>|]/g, ' ');
  link.click();
  // Only once the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

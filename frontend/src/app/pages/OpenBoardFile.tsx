import { useState } from 'react';
import { useText } from '../../view/text';
import { ChooseFile } from '../imports/ImportSource';
import { importBoard } from '../imports/importCommands';
import { isTooLarge, mostMegabytes } from '../imports/source';
import { notify } from '../toasts';

/** Makes a board of a file that was exported, here or on another server. */
export function OpenBoardFile() {
  const text = useText();
  const [isBusy, setBusy] = useState(false);
  const open = async (file: File) => {
    if (isTooLarge(file)) {
      notify({ words: text('import.tooLarge', { size: mostMegabytes }) });
      return;
    }
    setBusy(true);
    if (!(await importBoard(file))) setBusy(false);
  };
  return (
    <ChooseFile
      label={text(isBusy ? 'import.reading' : 'import.board')}
      onFile={(file) => isBusy || void open(file)}
    />
  );
}

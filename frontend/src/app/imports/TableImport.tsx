import { useState } from 'react';
import { Button } from 'react-aria-components';
import { BusyButton } from '../../view/BusyButton';
import { useText } from '../../view/text';
import type { Room } from '../board/roomPort';
import { ColumnChoice } from './ColumnChoice';
import { importNotes } from './importCommands';
import { PreviewList } from './PreviewList';
import type { Source } from './source';
import { usePreview } from './usePreview';

interface TableImportProps {
  readonly room: Room;
  readonly map: string;
  readonly role: string;
  readonly source: Source;
  readonly onClose: () => void;
}

/** Shows what a table comes to, lets one say what its columns hold, and imports it. */
export function TableImport({ room, map, role, source, onClose }: TableImportProps) {
  const text = useText();
  const { preview, failure, choose, isCurrent } = usePreview(map, source.data);
  const [isBusy, setBusy] = useState(false);
  const count = preview?.notes ?? 0;
  const run = async () => {
    if (!preview) return;
    setBusy(true);
    if (await importNotes(room, map, source.data, preview.columns)) onClose();
    else setBusy(false);
  };
  return (
    <div className="import">
      <p className="quiet">{text('import.source', { name: source.name, role })}</p>
      {failure && <p role="alert">{failure}</p>}
      {!preview && !failure && <p role="status">{text('import.reading')}</p>}
      {preview && <ColumnChoice preview={preview} onChoose={choose} />}
      {preview && <PreviewList preview={preview} />}
      <div className="buttons">
        <BusyButton
          className="primary"
          isDisabled={!isCurrent || count === 0 || failure !== null}
          isBusy={isBusy}
          onPress={() => void run()}
        >
          {text('import.run', { count })}
        </BusyButton>
        <Button className="secondary" onPress={onClose}>
          {text('import.cancel')}
        </Button>
      </div>
    </div>
  );
}

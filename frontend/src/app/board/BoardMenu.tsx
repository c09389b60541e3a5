import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { latePart, latePartWithTexts } from '../../view/lateParts';
import { PopoverButton } from '../../view/PopoverButton';
import { useText } from '../../view/text';
import { history } from '../history/historyStore';
import { useStore } from '../useStore';
import type { Room } from './roomPort';

const AboutDialog = latePart(() => import('../dialogs/AboutDialog'));
const HistoryDialog = latePartWithTexts(() => import('../history/HistoryDialog'));
const ImportDialog = latePartWithTexts(() => import('../imports/ImportDialog'));
const ExportDialog = latePartWithTexts(() => import('../dialogs/ExportDialog'));
const BoardItems = latePartWithTexts(() => import('./BoardItems'));

/** What one seldom needs on a board: paper, how it looks and reads, what this product is. */
export function BoardMenu({ room }: { readonly room: Room }) {
  const text = useText();
  const [isAbout, setAbout] = useState(false);
  const place = useStore(history, (state) => state.place);
  const [isImport, setImport] = useState(false);
  const [isExporting, setExporting] = useState(false);
  return (
    <>
      <PopoverButton className="icon-button" label={text('about.menu')} face={<Ellipsis />}>
        {(opened) => (
          <BoardItems
            {...opened}
            room={room}
            onExport={() => setExporting(true)}
            onImport={() => setImport(true)}
            onAbout={() => setAbout(true)}
          />
        )}
      </PopoverButton>
      {place && <HistoryDialog room={room} place={place} />}
      {isImport && <ImportDialog room={room} onClose={() => setImport(false)} />}
      {isExporting && <ExportDialog room={room} onClose={() => setExporting(false)} />}
      {isAbout && <AboutDialog onClose={() => setAbout(false)} />}
    </>
  );
}

import { BookOpen } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { ToolRail } from '../../view/bars/ToolRail';
import { ZoomBar } from '../../view/bars/ZoomBar';
import { Canvas } from '../../view/canvas/Canvas';
import { Guide } from '../../view/guide/Guide';
import { latePart } from '../../view/lateParts';
import { Panels } from '../../view/panels/Panels';
import { useIsPhone } from '../../view/phone/useIsPhone';
import { LiveRegion } from '../../view/presence/LiveRegion';
import { SheetFactsProvider } from '../../view/sheet/sheetFacts';
import { useText } from '../../view/text';
import { EditorProvider, useScreen } from '../../view/useEditor';
import { closeGuideDrawer, guide, isGuideOpen, showGuide } from '../guideStore';
import { useLetterKeys } from '../letterKeys';
import { useStore } from '../useStore';
import { FirstHint } from './FirstHint';
import type { MapDesk } from './mapDesk';
import type { Room } from './roomPort';
import { useDeskMessages } from './useDeskMessages';
import { useDrawer } from './useDrawer';
import { useMeta, useRole } from './useRoom';
import { useSheetFacts } from './useSheetFacts';

const SelectionBar = latePart(() => import('../../view/bars/SelectionBar'));
const PhoneDesk = latePart(() => import('../../view/phone/PhoneDesk'));

interface DeskProps {
  readonly room: Room;
  readonly desk: MapDesk;
}

/** The map of one role: the sheet with its tools, and the guide beside it. */
export function Desk({ room, desk }: DeskProps) {
  const text = useText();
  const role = useRole(room, desk.role);
  const facts = useSheetFacts(room, desk.role);
  const isPhone = useIsPhone();
  const label = text('board.sheet', { role: role?.title || text('role.untitled') });
  useDeskMessages(desk);
  useLetterKeys(desk.editor);
  return (
    <EditorProvider value={desk.editor}>
      <main className="desk" aria-label={label}>
        <SheetFactsProvider value={facts}>
          {isPhone ? (
            <PhoneDesk>
              <GuideButton />
            </PhoneDesk>
          ) : (
            <WideDesk />
          )}
        </SheetFactsProvider>
        <FirstHint />
        <Panels />
        <LiveRegion />
      </main>
      <DeskGuide room={room} />
    </EditorProvider>
  );
}

function WideDesk() {
  const hasSelection = useScreen(({ selection }) => selection.size > 0);
  return (
    <>
      <Canvas />
      <ToolRail>
        <GuideButton />
      </ToolRail>
      <ZoomBar />
      {hasSelection && <SelectionBar />}
    </>
  );
}

function DeskGuide({ room }: { readonly room: Room }) {
  const isOpen = useStore(guide, isGuideOpen);
  const { prompts } = useMeta(room);
  useDrawer(useStore(guide, ({ drawer, isWide }) => drawer && !isWide));
  useEffect(() => closeGuideDrawer, []);
  if (!isOpen) return null;
  return (
    <Guide
      prompts={prompts}
      onChoosePrompts={(set) => room.choosePrompts(set)}
      onFold={() => showGuide(false)}
      onAnswer={closeGuideDrawer}
    />
  );
}

function GuideButton() {
  const text = useText();
  const isOpen = useStore(guide, isGuideOpen);
  const name = text(isOpen ? 'guide.hide' : 'guide.show');
  return (
    <Button
      className="icon-button"
      aria-label={name}
      aria-expanded={isOpen}
      aria-controls="guide"
      onPress={() => showGuide(!isOpen)}
    >
      <BookOpen />
    </Button>
  );
}

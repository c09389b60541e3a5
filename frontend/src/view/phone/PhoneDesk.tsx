import { useEffect, useState } from 'react';
import SelectionBar from '../bars/SelectionBar';
import { Canvas } from '../canvas/Canvas';
import { textScale } from '../platform';
import { useEditor } from '../useEditor';
import type { Face } from './face';
import { PhoneBar } from './PhoneBar';
import { PhoneList } from './PhoneList';
import { useVisibleHeight } from './useVisibleHeight';

/** Room that the bars take on the sheet at usual text size, in pixels. */
const EDGE = 8;
const BARS = 72;

interface PhoneDeskProps {
  /** What the page adds to the bar. */
  readonly children?: React.ReactNode;
}

/** A map on a small screen: one section at a time as a list, or the whole sheet. */
export default function PhoneDesk({ children }: PhoneDeskProps) {
  const { viewport, tools } = useEditor();
  const [face, setFace] = useState<Face>('list');
  useVisibleHeight();
  useEffect(
    () => viewport.inset({ top: EDGE, right: EDGE, bottom: BARS * textScale(), left: EDGE }),
    [viewport],
  );
  const turn = () => {
    tools.finish();
    setFace(face === 'list' ? 'sheet' : 'list');
  };
  return (
    <div className="phone" data-face={face}>
      {face === 'list' ? (
        <PhoneList />
      ) : (
        <div className="phone-sheet">
          <Canvas />
          <SelectionBar />
        </div>
      )}
      <PhoneBar face={face} onTurn={turn}>
        {children}
      </PhoneBar>
    </div>
  );
}

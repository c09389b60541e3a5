import catalogue from '@shared/catalogue.json';
import { useLayoutEffect, useRef } from 'react';
import type { Editor } from '../../editor/editor';
import { SHEET, sections, toBox } from '../../shared/catalogue';
import { followRest } from '../canvas/rest';
import { useText } from '../text';
import { useEditor } from '../useEditor';
import { boxStyle } from './boxStyle';
import { Head } from './Head';
import { SectionRegion } from './SectionRegion';
import { SheetCredit } from './SheetCredit';
import { SheetHeader } from './SheetHeader';

const HEAD_TITLE = toBox(catalogue.head.title);

/** The paper with its sections, the head and the parking strip. */
export function Sheet() {
  const editor = useEditor();
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    return layer.current ? followZoom(layer.current, editor) : undefined;
  }, [editor]);
  return (
    <div ref={layer} className="sheet-layer">
      <div className="paper" style={{ width: SHEET.width, height: SHEET.height }} />
      <SheetHeader />
      <Head />
      <HeadTitle />
      {sections.map((section) => (
        <SectionRegion key={section.key} section={section} />
      ))}
      <SheetCredit />
    </div>
  );
}

/** So much larger or smaller the view may get before titles follow while it still moves. */
const STEP = 1.25;

/** Titles and buttons on the sheet stay readable when it is small. */
function followZoom(layer: HTMLElement, { viewport }: Editor): () => void {
  let told = 0;
  const tell = () => {
    const { zoom } = viewport.camera;
    if (zoom === told) return;
    told = zoom;
    layer.style.setProperty('--unzoom', String(1 / zoom));
  };
  const tellSteps = () => {
    const change = viewport.camera.zoom / told;
    if (Math.max(change, 1 / change) > STEP) tell();
  };
  tell();
  const stopStepping = viewport.subscribe(tellSteps);
  const stopResting = followRest(viewport, (isAtRest) => isAtRest && tell());
  return () => {
    stopStepping();
    stopResting();
  };
}

function HeadTitle() {
  const text = useText();
  return (
    <h2 className="section-title head-title" style={boxStyle(HEAD_TITLE)}>
      <span className="step" aria-hidden="true">
        7
      </span>
      {text('section.head')}
    </h2>
  );
}

import catalogue from '@shared/catalogue.json';
import { useLayoutEffect, useRef } from 'react';
import type { Editor } from '../../editor/editor';
import { SHEET, sections, toBox } from '../../shared/catalogue';
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

/** Titles and buttons on the sheet stay readable when it is small. */
function followZoom(layer: HTMLElement, { viewport }: Editor): () => void {
  let last = 0;
  const tell = () => {
    const { zoom } = viewport.camera;
    if (zoom === last) return;
    last = zoom;
    layer.style.setProperty('--unzoom', String(1 / zoom));
  };
  tell();
  return viewport.subscribe(tell);
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

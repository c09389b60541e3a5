import type { ReactNode } from 'react';
import type { Note } from '../../document/notes';
import { noteSize, sections } from '../../shared/catalogue';
import { useDepartment } from '../../view/departments';
import { Glyph } from '../../view/note/Glyph';
import { Lines } from '../../view/note/Lines';
import { textFit } from '../../view/note/textFit';
import { boxStyle } from '../../view/sheet/boxStyle';
import { Head } from '../../view/sheet/Head';
import { useText } from '../../view/text';
import { type Extent, HEAD_TITLE, placeOf } from './extent';

interface PrintSheetProps {
  readonly notes: readonly Note[];
  readonly extent: Extent;
  /** The title block, which has the sizes of the paper and not of the sheet. */
  readonly children: ReactNode;
}

/** The sheet with its notes as it goes on paper: no buttons, nothing cut off. */
export function PrintSheet({ notes, extent, children }: PrintSheetProps) {
  const text = useText();
  const { width, height, scale, hasParked } = extent;
  const shown = sections.filter(({ key }) => key !== 'park' || hasParked);
  return (
    <div className="print-frame" style={{ width: width * scale, height: height * scale }}>
      <div className="print-sheet" style={{ width, height, transform: `scale(${scale})` }}>
        <Head />
        {shown.map(({ key, step, isZone, box }) => (
          <div
            key={key}
            className="section"
            data-section={key}
            data-zone={isZone || undefined}
            style={boxStyle(box)}
          >
            <div className="section-head">
              <h3 className="section-title">
                {step && !isZone && <span className="step">{step}</span>}
                {text(`section.${key}`)}
              </h3>
            </div>
          </div>
        ))}
        <h3 className="section-title head-title" style={boxStyle(HEAD_TITLE)}>
          <span className="step">7</span>
          {text('section.head')}
        </h3>
        {notes.map((note) => (
          <PrintNote key={note.id} note={note} />
        ))}
      </div>
      {children}
    </div>
  );
}

function PrintNote({ note }: { readonly note: Note }) {
  const text = useText();
  const side = noteSize(note.size);
  const code = useDepartment(note.department)?.code;
  const [left, top] = placeOf(note);
  const { size, lines, isClipped } = textFit(note.text, side);
  return (
    <div
      className="note"
      data-colour={note.colour}
      style={{ left, top, width: side, height: side }}
    >
      <div className="note-body" dir="auto" data-clipped={isClipped || undefined}>
        <div className="note-text" data-laid-out="" style={{ fontSize: size }}>
          <Lines text={note.text} lines={lines} />
        </div>
      </div>
      <span className="note-foot">
        <Glyph department={note.department} />
        {code}
        {isClipped && <span className="print-more">{text('print.more')}</span>}
      </span>
    </div>
  );
}

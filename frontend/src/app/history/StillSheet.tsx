import { useLayoutEffect, useRef, useState } from 'react';
import { noteSize, SHEET, sections } from '../../shared/catalogue';
import { textFit } from '../../view/note/textFit';
import { boxStyle } from '../../view/sheet/boxStyle';
import { Head } from '../../view/sheet/Head';
import { useText } from '../../view/text';
import { extentOf, placeOf } from '../print/extent';
import type { Still } from './stills';

interface StillSheetProps {
  readonly label: string;
  readonly stills: readonly Still[];
}

/** A sheet to look at: notes where they were, those that moved with the way they went. */
export function StillSheet({ label, stills }: StillSheetProps) {
  const frame = useRef<HTMLElement>(null);
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setRoom(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const { width, height, hasParked } = extentOf(stills.map(({ note }) => note));
  const scale = room / width;
  return (
    <figure
      ref={frame}
      className="still-frame"
      aria-label={label}
      style={{ height: height * scale }}
    >
      <div className="still-sheet" style={{ width, height, transform: `scale(${scale})` }}>
        <Paper hasParked={hasParked} />
        <Ways stills={stills} width={width} />
        {stills.map((still) => (
          <StillNote key={still.key} still={still} />
        ))}
      </div>
    </figure>
  );
}

function Paper({ hasParked }: { readonly hasParked: boolean }) {
  const text = useText();
  return (
    <>
      <Head />
      {sections
        .filter(({ key }) => key !== 'park' || hasParked)
        .map(({ key, isZone, box }) => (
          <div
            key={key}
            className="section"
            data-section={key}
            data-zone={isZone || undefined}
            style={boxStyle(box)}
          >
            <span className="still-title">{text(`section.${key}`)}</span>
          </div>
        ))}
    </>
  );
}

/** The ways that notes went, from where they were to where they are. */
function Ways({ stills, width }: { readonly stills: readonly Still[]; readonly width: number }) {
  return (
    <svg className="still-ways" width={width} height={SHEET.height} aria-hidden="true">
      {stills.map(({ key, note, from }) => {
        if (!from) return null;
        const [[x1, y1], [x2, y2]] = [placeOf(from), placeOf(note)];
        const [old, now] = [noteSize(from.size) / 2, noteSize(note.size) / 2];
        return <line key={key} x1={x1 + old} y1={y1 + old} x2={x2 + now} y2={y2 + now} />;
      })}
    </svg>
  );
}

function StillNote({ still }: { readonly still: Still }) {
  const text = useText();
  const { note, mark } = still;
  const side = noteSize(note.size);
  const [left, top] = placeOf(note);
  const { size, isClipped } = textFit(note.text, side);
  return (
    <div
      className="note still-note"
      data-colour={note.colour}
      data-mark={mark}
      style={{ left, top, width: side, height: side }}
    >
      <div className="note-body" dir="auto" data-clipped={isClipped || undefined}>
        <div className="note-text" style={{ fontSize: size }}>
          {note.text}
        </div>
      </div>
      {mark && <span className="still-mark">{text(WORDS[mark])}</span>}
    </div>
  );
}

const WORDS = {
  old: 'history.was',
  gone: 'history.change.removed',
  new: 'history.change.added',
  changed: 'history.is',
} as const;

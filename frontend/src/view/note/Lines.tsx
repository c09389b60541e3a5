import { Fragment } from 'react';
import { partsOf } from '../../shared/lines';

interface LinesProps {
  readonly text: string;
  /** The lines of its layout, one after the other from the beginning of the text. */
  readonly lines: readonly string[];
  /** The part to show, as offsets in the text; all of it if not given. */
  readonly from?: number;
  readonly to?: number;
}

/** A text, or a part of it, broken where its layout says; what has no room is there, unseen. */
export function Lines({ text, lines, from = 0, to = text.length }: LinesProps) {
  const shown = lines.reduce((sum, line) => sum + line.length, 0);
  const rest = text.slice(Math.max(from, shown), to);
  return (
    <>
      {partsOf(lines, from, to).map(({ start, words, breaks }) => (
        <Fragment key={start}>
          {words}
          {breaks && <br />}
        </Fragment>
      ))}
      {rest !== '' && <span className="note-rest">{rest}</span>}
    </>
  );
}

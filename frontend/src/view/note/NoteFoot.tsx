import type { Note } from '../../document/notes';
import { useDepartment } from '../departments';
import { Glyph } from './Glyph';

/** The most sources that are shown one by one. */
const MOST = 3;

/** Who wrote a note and what stands behind it; a screen reader has it in the note's name. */
export function NoteFoot({ note }: { readonly note: Note }) {
  const code = useDepartment(note.department)?.code;
  return (
    <span className="note-foot" aria-hidden="true">
      <Glyph department={note.department} />
      {code}
      <span className="note-marks">
        {note.voice === 'verbatim' && <span className="note-quote">”</span>}
        <SourceMarks count={note.evidence.length} />
      </span>
    </span>
  );
}

/** An open circle for an assumption, a filled one for each source. */
export function SourceMarks({ count }: { readonly count: number }) {
  if (count === 0) return <span className="source-mark" />;
  const marks = Array.from({ length: Math.min(count, MOST) }, (_, at) => at);
  return marks.map((at) => <span key={at} className="source-mark" data-filled="" />);
}

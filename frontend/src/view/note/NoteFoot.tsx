import { memo } from 'react';
import type { Note } from '../../document/notes';
import { drawFoot, MOST_MARKS } from '../../drawing/noteParts';
import { useDepartment } from '../departments';

/** Who wrote a note and what stands behind it; a screen reader has it in the note's name. */
export const NoteFoot = memo(function NoteFoot({ note }: { readonly note: Note }) {
  const department = useDepartment(note.department);
  const draw = (foot: HTMLElement | null) => {
    if (foot) drawFoot(foot, note, department);
  };
  return <span ref={draw} className="note-foot" aria-hidden="true" />;
});

/** An open circle for an assumption, a filled one for each source. */
export function SourceMarks({ count }: { readonly count: number }) {
  if (count === 0) return <span className="source-mark" />;
  const marks = Array.from({ length: Math.min(count, MOST_MARKS) }, (_, at) => at);
  return marks.map((at) => <span key={at} className="source-mark" data-filled="" />);
}

import type { Note } from '../../document/notes';
import { decodePosition } from '../../document/textBinding';
import type { Typist } from '../../editor/activity';
import { useActivity, useEditor } from '../useEditor';
import { Lines } from './Lines';

interface CaretTextProps {
  readonly note: Note;
  /** The lines of its layout; without them the text wraps as the text field over it does. */
  readonly lines: readonly string[] | null;
}

/** The words of a note with the carets of others who type in it. */
export function CaretText({ note, lines }: CaretTextProps) {
  const { map } = useEditor();
  const typists = useActivity((activity) => activity.typists(note.id));
  const body = map.text(note.id);
  const { text } = note;
  const carets = (body ? typists : [])
    .map((typist) => ({ typist, at: (body && decodePosition(body, typist.head)) ?? text.length }))
    .sort((a, b) => a.at - b.at);
  const part = (from: number, to: number) =>
    lines ? <Lines text={text} lines={lines} from={from} to={to} /> : text.slice(from, to);
  return (
    <div className="note-text" dir="auto" data-laid-out={lines ? '' : undefined}>
      {carets.map(({ typist, at }, index) => (
        <span key={typist.clientId}>
          {part(carets[index - 1]?.at ?? 0, at)}
          <RemoteCaret typist={typist} />
        </span>
      ))}
      {part(carets.at(-1)?.at ?? 0, text.length)}
      {/* A text field shows an empty last line; plain text needs something on it. */}
      {text.endsWith('\n') && '\u200b'}
    </div>
  );
}

function RemoteCaret({ typist }: { readonly typist: Typist }) {
  return <span className="remote-caret" style={{ '--typist': typist.colour }} aria-hidden="true" />;
}

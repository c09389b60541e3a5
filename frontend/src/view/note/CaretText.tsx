import type { Note } from '../../document/notes';
import { decodePosition } from '../../document/textBinding';
import type { Typist } from '../../editor/activity';
import { useActivity, useEditor } from '../useEditor';

/** The words of a note with the carets of others who type in it. */
export function CaretText({ note }: { readonly note: Note }) {
  const { map } = useEditor();
  const typists = useActivity((activity) => activity.typists(note.id));
  const body = map.text(note.id);
  // A text field shows an empty last line; plain text needs something on it.
  const words = note.text.endsWith('\n') ? `${note.text}\u200b` : note.text;
  if (!body || typists.length === 0) {
    return (
      <div className="note-text" dir="auto">
        {words}
      </div>
    );
  }
  const carets = typists
    .map((typist) => ({ typist, at: decodePosition(body, typist.head) ?? words.length }))
    .sort((a, b) => a.at - b.at);
  return (
    <div className="note-text" dir="auto">
      {carets.map(({ typist, at }, index) => (
        <span key={typist.clientId}>
          {words.slice(carets[index - 1]?.at ?? 0, at)}
          <RemoteCaret typist={typist} />
        </span>
      ))}
      {words.slice(carets.at(-1)?.at ?? 0)}
    </div>
  );
}

function RemoteCaret({ typist }: { readonly typist: Typist }) {
  return <span className="remote-caret" style={{ '--typist': typist.colour }} aria-hidden="true" />;
}

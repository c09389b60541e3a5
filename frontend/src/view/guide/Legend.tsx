import { useDepartments } from '../departments';
import { Glyph } from '../note/Glyph';
import { SourceMarks } from '../note/NoteFoot';
import { useText } from '../text';
import { ParkedNotes } from './ParkedNotes';

/** What the colours, shapes and marks of the notes mean. */
export function Legend() {
  const text = useText();
  return (
    <section className="legend" aria-label={text('legend.title')}>
      <ul>
        {useDepartments().map(({ key, code, name }) => (
          <li key={key}>
            <Glyph department={key} />
            <span>
              <bdi>{name}</bdi> <span className="legend-code">{code}</span>
            </span>
          </li>
        ))}
        <li>
          <SourceMarks count={0} />
          {text('legend.assumption')}
        </li>
        <li>
          <SourceMarks count={1} />
          {text('legend.source')}
        </li>
        <li>
          <span className="note-quote" aria-hidden="true">
            ”
          </span>
          {text('legend.verbatim')}
        </li>
        <li>
          <ParkedNotes />
        </li>
      </ul>
    </section>
  );
}

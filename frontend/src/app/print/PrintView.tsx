import { inReadingOrder } from '../../document/reading';
import { sections } from '../../shared/catalogue';
import { DepartmentsProvider, useDepartment, useDepartments } from '../../view/departments';
import { Glyph } from '../../view/note/Glyph';
import { nameOfSeat } from '../../view/sheet/SheetHeader';
import { titleOf } from '../../view/sheet/titleOf';
import { dateIn, useLanguage, useText } from '../../view/text';
import { extentOf } from './extent';
import { PrintSheet } from './PrintSheet';
import type { PrintedMap } from './printedMap';

/** Maps on paper: each on a page of its own, its notes as a list by section after it. */
export function PrintView({ maps }: { readonly maps: readonly PrintedMap[] }) {
  return (
    <>
      {maps.map((map) => (
        <DepartmentsProvider key={map.role} value={map.departments}>
          <article className="print-map">
            <MapPage map={map} />
            <NoteList map={map} />
          </article>
        </DepartmentsProvider>
      ))}
    </>
  );
}

function MapPage({ map }: { readonly map: PrintedMap }) {
  const text = useText();
  return (
    <section className="print-page">
      <PrintSheet notes={map.notes} extent={extentOf(map.notes)}>
        <TitleBlock map={map} />
      </PrintSheet>
      <footer className="print-foot">
        <ul className="print-legend" aria-label={text('print.legend')}>
          {useDepartments().map(({ key, code, name }) => (
            <li key={key}>
              <Glyph department={key} />
              <bdi>{name}</bdi> ({code})
            </li>
          ))}
        </ul>
        <p>{text('product.credit')}</p>
      </footer>
    </section>
  );
}

function TitleBlock({ map }: { readonly map: PrintedMap }) {
  const text = useText();
  const date = dateIn(useLanguage(), Date.now(), { dateStyle: 'long' });
  const seats = map.committeeRoles.map((seat) => nameOfSeat(seat, text));
  const facts = [...seats, map.board, map.account].filter(Boolean);
  return (
    <header className="print-title">
      <h1 dir="auto">{titleOfMap(map, text('role.untitled'))}</h1>
      <p className="print-facts">
        {facts.map((fact) => (
          <bdi key={fact}>{fact}</bdi>
        ))}
      </p>
      <p>{date}</p>
    </header>
  );
}

function titleOfMap({ person, title }: PrintedMap, untitled: string): string {
  return [person, title || untitled].filter(Boolean).join(', ');
}

function NoteList({ map }: { readonly map: PrintedMap }) {
  const text = useText();
  const filled = sections
    .map((section) => ({
      section,
      notes: inReadingOrder(map.notes.filter((note) => note.section === section.key)),
    }))
    .filter(({ notes }) => notes.length > 0);
  if (filled.length === 0) return null;
  return (
    <section className="print-list">
      <h2 dir="auto">{text('print.list', { role: titleOfMap(map, text('role.untitled')) })}</h2>
      <div className="print-columns">
        {filled.map(({ section, notes }) => (
          <div key={section.key} className="print-section">
            <h3>{titleOf(section, text)}</h3>
            <ul>
              {notes.map(({ id, text: words, department }) => (
                <li key={id}>
                  <span dir="auto">{words.trim() || text('note.empty')}</span>
                  <Code department={department} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function Code({ department }: { readonly department: string }) {
  const code = useDepartment(department)?.code;
  return code ? (
    <span className="print-code">
      <Glyph department={department} />
      {code}
    </span>
  ) : null;
}

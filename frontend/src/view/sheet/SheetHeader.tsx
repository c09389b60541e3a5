import catalogue from '@shared/catalogue.json';
import { Fragment, useSyncExternalStore } from 'react';
import { committeeRoles, toBox } from '../../shared/catalogue';
import { dateIn, type Text, useLanguage, useText } from '../text';
import { useEditor } from '../useEditor';
import { boxStyle } from './boxStyle';
import { type SheetFacts, useSheetFacts } from './sheetFacts';
import { useDesigners } from './useDesigners';

const HEADER = toBox(catalogue.header);

/** How many designers are named before the rest is a number. */
const NAMED = 4;

/** Whose map this is and who made it, at the top of the sheet. */
export function SheetHeader() {
  const text = useText();
  const facts = useSheetFacts();
  const { map } = useEditor();
  const { jobTitle, committeeRoles: seats } = useSyncExternalStore(
    (listener) => map.subscribeRole(listener),
    () => map.role(),
  );
  const title = jobTitle || text('role.untitled');
  const whole = facts.person ? `${facts.person}, ${title}` : title;
  return (
    <div className="sheet-header" style={boxStyle(HEADER)}>
      <h2 className="sheet-role" dir="auto" title={whole}>
        {whole}
      </h2>
      <Facts seats={seats} facts={facts} />
    </div>
  );
}

/** Each fact keeps its own direction: a name written from right to left turns nothing around. */
function Facts({
  seats,
  facts,
}: {
  readonly seats: readonly string[];
  readonly facts: SheetFacts;
}) {
  const text = useText();
  const { priority, account, me } = facts;
  const all = [
    ...seats.map((seat) => nameOfSeat(seat, text)),
    priority ? text(`priority.${priority}`) : '',
    account,
    designedBy(useDesigners(me), text),
  ];
  const told = [...new Set(all.filter(Boolean))];
  return (
    <>
      <p className="sheet-facts" title={told.join(' · ')}>
        {told.map((fact, at) => (
          <Fragment key={fact}>
            {at > 0 && ' · '}
            <bdi>{fact}</bdi>
          </Fragment>
        ))}
      </p>
      <p className="sheet-date">{useToday()}</p>
    </>
  );
}

function designedBy(names: readonly string[], text: Text): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, NAMED).join(', ');
  const rest = names.length - NAMED;
  if (rest <= 0) return text('sheet.designedBy', { names: shown });
  return text('sheet.designedByMore', { names: shown, count: rest });
}

function useToday(): string {
  return dateIn(useLanguage(), Date.now());
}

/** A seat of the committee in the present language; a group's own words stay as they are. */
export function nameOfSeat(seat: string, text: Text): string {
  const known = committeeRoles.find((key) => key === seat);
  return known ? text(`committee.${known}`) : seat;
}

import catalogue from '@shared/catalogue.json';
import { useSyncExternalStore } from 'react';
import { committeeRoles, toBox } from '../../shared/catalogue';
import { type Text, useText } from '../text';
import { useEditor } from '../useEditor';
import { boxStyle } from './boxStyle';

const HEADER = toBox(catalogue.header);

/** Whose map this is, at the top of the sheet. */
export function SheetHeader() {
  const { map } = useEditor();
  const text = useText();
  const role = useSyncExternalStore(
    (listener) => map.subscribeRole(listener),
    () => map.role(),
  );
  const seats = role.committeeRoles.map((seat) => nameOfSeat(seat, text)).join(' · ');
  return (
    <div className="sheet-header" style={boxStyle(HEADER)}>
      <h2 className="sheet-role">{role.jobTitle}</h2>
      {seats && <p className="sheet-committee">{seats}</p>}
    </div>
  );
}

/** A seat of the committee in the present language; a group's own words stay as they are. */
export function nameOfSeat(seat: string, text: Text): string {
  const known = committeeRoles.find((key) => key === seat);
  return known ? text(`committee.${known}`) : seat;
}

import { useCallback, useState } from 'react';
import { api } from '../../api/client';
import { comparisonAt } from '../../api/history';
import type { Change, Comparison, Timeline } from '../../api/types';
import { useLanguage, useText } from '../../view/text';
import type { Room } from '../board/roomPort';
import { AskedView } from './AskedView';
import { FateList } from './FateList';
import { FateSheet } from './FateSheet';
import { showHistory } from './historyStore';
import { momentOf, nameOfSnapshot } from './moments';
import { useAsked } from './useAsked';

interface ComparisonViewProps {
  readonly room: Room;
  readonly from: string;
  readonly to: string | null;
}

/** Then and now: what became of every note between two states. */
export function ComparisonView({ room, from, to }: ComparisonViewProps) {
  const ask = useCallback(() => api.compare(room.id, from, to), [room, from, to]);
  const asked = useAsked(ask);
  return (
    <>
      <Until room={room} from={from} to={to} />
      <AskedView asked={asked}>
        {(comparison) => (
          <>
            <Headline comparison={comparison} />
            <Files board={room.id} from={from} to={to} />
            <Fates comparison={comparison} />
          </>
        )}
      </AskedView>
    </>
  );
}

/** Chooses the later state. */
function Until({ room, from, to }: ComparisonViewProps) {
  const text = useText();
  const language = useLanguage();
  const ask = useCallback(() => api.timeline(room.id), [room]);
  const { answer } = useAsked<Timeline>(ask);
  const others = answer?.snapshots.filter(({ id }) => id !== from) ?? [];
  return (
    <label className="history-choice">
      {text('history.compareWith')}
      <select
        value={to ?? ''}
        onChange={({ currentTarget: { value } }) =>
          showHistory({ kind: 'comparison', from, to: value || null })
        }
      >
        <option value="">{text('history.now')}</option>
        {others.map((snapshot) => (
          <option key={snapshot.id} value={snapshot.id}>
            {nameOfSnapshot(snapshot, text, language)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Headline({ comparison }: { readonly comparison: Comparison }) {
  const text = useText();
  const language = useLanguage();
  const [from, to] = [comparison.before, comparison.after].map((at) => momentOf(at, language));
  const counted = Object.entries(comparison.counts).filter(([, count]) => count > 0);
  return (
    <div role="status">
      <p>{text('history.between', { from: from ?? '', to: to ?? '' })}</p>
      <ul className="history-counts">
        {counted.map(([change, count]) => (
          <li key={change} data-change={change}>
            <strong>{count}</strong> {text(`history.change.${change as Change}`)}
          </li>
        ))}
        <li>{text('history.unchanged', { count: comparison.unchanged })}</li>
      </ul>
    </div>
  );
}

function Files({ board, from, to }: { board: string; from: string; to: string | null }) {
  const text = useText();
  return (
    <p className="history-files">
      {text('history.saveAs')}{' '}
      <a href={comparisonAt(board, from, to, 'csv')} download>
        {text('history.csv')}
      </a>{' '}
      <a href={comparisonAt(board, from, to, 'md')} download>
        {text('history.markdown')}
      </a>
    </p>
  );
}

function Fates({ comparison }: { readonly comparison: Comparison }) {
  const text = useText();
  const [isOnSheet, setOnSheet] = useState(false);
  const roles = comparison.roles.filter(({ notes, change }) => notes.length > 0 || change);
  if (roles.length === 0) return <p>{text('history.same')}</p>;
  return (
    <>
      <fieldset className="history-tabs">
        <legend className="visually-hidden">{text('history.show')}</legend>
        {([false, true] as const).map((sheet) => (
          <button
            key={String(sheet)}
            type="button"
            className="text-button"
            aria-pressed={isOnSheet === sheet}
            onClick={() => setOnSheet(sheet)}
          >
            {text(sheet ? 'history.onSheet' : 'history.asList')}
          </button>
        ))}
      </fieldset>
      {isOnSheet ? <FateSheet roles={roles} /> : <FateList roles={roles} />}
    </>
  );
}

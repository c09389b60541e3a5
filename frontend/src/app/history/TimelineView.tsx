import { useCallback } from 'react';
import { api } from '../../api/client';
import type { Timeline } from '../../api/types';
import { useText } from '../../view/text';
import type { Room } from '../board/roomPort';
import { AskedView } from './AskedView';
import { SnapshotItem } from './SnapshotItem';
import { useAsked } from './useAsked';
import { VersionForm } from './VersionForm';

/** All snapshots of a board, the newest first, and a way to keep one more. */
export function TimelineView({ room }: { readonly room: Room }) {
  const ask = useCallback(() => api.timeline(room.id), [room]);
  const asked = useAsked(ask);
  return (
    <AskedView asked={asked}>
      {(timeline) => <Listed room={room} timeline={timeline} onChange={asked.again} />}
    </AskedView>
  );
}

interface ListedProps {
  readonly room: Room;
  readonly timeline: Timeline;
  readonly onChange: () => void;
}

function Listed({ room, timeline, onChange }: ListedProps) {
  const text = useText();
  const { snapshots, may_change: mayChange } = timeline;
  return (
    <>
      {mayChange && <VersionForm board={room.id} onKept={onChange} />}
      {snapshots.length === 0 ? (
        <p className="quiet">{text('history.nothing')}</p>
      ) : (
        <ol className="history-list">
          {snapshots.map((snapshot) => (
            <SnapshotItem
              key={snapshot.id}
              room={room}
              snapshot={snapshot}
              mayChange={mayChange}
              onChange={onChange}
            />
          ))}
        </ol>
      )}
      {snapshots.length > 0 && <p className="quiet">{text('history.rest')}</p>}
    </>
  );
}

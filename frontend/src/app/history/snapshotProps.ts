import type { Snapshot } from '../../api/types';
import type { Room } from '../board/roomPort';

/** A snapshot and who may do what with it. */
export interface SnapshotProps {
  readonly room: Room;
  readonly snapshot: Snapshot;
  readonly mayChange: boolean;
  readonly onChange: () => void;
}

/** What is asked before something is done with a snapshot. */
export type Question = 'restore' | 'name' | 'delete';

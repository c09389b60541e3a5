import type { Snapshot } from '../../api/types';
import type { BoardRoom } from '../board/room';

/** A snapshot and who may do what with it. */
export interface SnapshotProps {
  readonly room: BoardRoom;
  readonly snapshot: Snapshot;
  readonly mayChange: boolean;
  readonly onChange: () => void;
}

/** What is asked before something is done with a snapshot. */
export type Question = 'restore' | 'name' | 'delete';

import { useEffect, useState } from 'react';
import { canKeepCopies } from '../../sync/offlineCopy';
import type { Room } from './roomPort';

/** Warns before leaving only when work would be lost: unsaved, and no copy on this device. */
export function useLeaveWarning(room: Room): void {
  useEffect(() => {
    let keepsCopy = false;
    void canKeepCopies().then((can) => {
      keepsCopy = can;
    });
    const warn = (event: BeforeUnloadEvent) => {
      const unsaved = room.syncStates().some((state) => state.unsaved > 0);
      if (unsaved && !keepsCopy) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [room]);
}

/** Whether this device keeps a copy of what is not saved yet; yes until the contrary is known. */
export function useKeepsCopy(): boolean {
  const [keeps, setKeeps] = useState(true);
  useEffect(() => {
    void canKeepCopies().then(setKeeps);
  }, []);
  return keeps;
}

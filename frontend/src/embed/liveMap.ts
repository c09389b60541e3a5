import { MapDocument } from '../document/mapDocument';
import { newDoc } from '../document/newDoc';
import { type ReadingPhase, readDocument } from '../sync/reading';
import type { MakeSocket } from '../sync/socket';

/** What follows a map of an embed. */
export interface Followed {
  /** The path of its socket. */
  readonly path: string;
  readonly makeSocket: MakeSocket;
  /** Hears of a document once it holds the whole map; again when the board went back in time. */
  readonly onMap: (map: MapDocument) => void;
  readonly onPhase: (phase: ReadingPhase) => void;
  readonly onChanged: () => void;
}

/** Follows a map until the returned function is called. */
export function followMap(followed: Followed): () => void {
  let stop = open(followed, () => {
    stop();
    stop = followMap(followed);
  });
  return () => stop();
}

function open({ path, makeSocket, onMap, onPhase, onChanged }: Followed, again: () => void) {
  const map = new MapDocument(newDoc());
  let isShown = false;
  const stop = readDocument({
    path,
    makeSocket,
    doc: map.doc,
    onChanged: (subject) => subject === 'context' && onChanged(),
    onPhase: (phase) => {
      if (phase === 'live' && !isShown) {
        isShown = true;
        onMap(map);
      }
      onPhase(phase);
      // Another history must not be mixed into this one: it gets a document of its own.
      if (phase === 'restored') queueMicrotask(again);
    },
  });
  return () => {
    stop();
    map.destroy();
  };
}

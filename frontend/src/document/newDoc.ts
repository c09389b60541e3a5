import * as Y from 'yjs';

/** An empty document, to be filled by a session. */
export function newDoc(): Y.Doc {
  return new Y.Doc();
}

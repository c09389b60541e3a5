import type { newDoc } from '../../document/newDoc';
import type { Session } from '../../sync/types';

/** Opens a document's connection. */
export type OpenDocument = (document: string, doc: ReturnType<typeof newDoc>) => Session;

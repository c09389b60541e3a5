/** Which history of a document this device has, and under which name its copy is kept. */
export interface KnownEpoch {
  readonly epoch: number | null;
  readonly copy: string;
}

/** Where a device keeps what it knows of the epochs of documents. */
export interface Epochs {
  read(document: string): KnownEpoch;
  keep(document: string, known: KnownEpoch): void;
}

/** Kept beside the copies: read at once, so that the first frame can say which history we have. */
export const localEpochs: Epochs = {
  read(document) {
    try {
      return asKnown(JSON.parse(localStorage.getItem(key(document)) ?? 'null')) ?? fresh(document);
    } catch {
      return fresh(document);
    }
  },
  keep(document, known) {
    try {
      localStorage.setItem(key(document), JSON.stringify(known));
    } catch {
      // Where nothing is kept there is no copy from another epoch either.
    }
  },
};

/** What is known of a document that this device has not seen yet. */
export function fresh(document: string): KnownEpoch {
  return { epoch: null, copy: document };
}

/** What is known once the server told of another history: its copy begins empty, under a new name. */
export function renewed(document: string, epoch: number): KnownEpoch {
  return { epoch, copy: `${document}:${epoch}` };
}

function key(document: string): string {
  return `empathyboard.epoch.${document}`;
}

function asKnown(value: unknown): KnownEpoch | null {
  const { epoch, copy } = (value ?? {}) as Partial<KnownEpoch>;
  return typeof epoch === 'number' && typeof copy === 'string' ? { epoch, copy } : null;
}

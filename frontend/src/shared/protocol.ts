import data from '@shared/protocol.json';

/** The version and numbers of the wire (docs/spec/protocol.md). */
export const protocol = data;

/** Why a server closed a socket, where it said so. */
export type CloseReason = keyof typeof data.closeCodes;

/** The reason behind a close code, or null for codes that are not ours. */
export function closeReason(code: number): CloseReason | null {
  const found = Object.entries(protocol.closeCodes).find(([, number]) => number === code);
  return found ? (found[0] as CloseReason) : null;
}

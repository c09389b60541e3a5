import { asText, dropSetting, readSetting, writeSetting } from './storage';

/** Keeps a board's key on this device, for its owner to see again and to save. */
export function keepKey(board: string, key: string): void {
  writeSetting(nameOf(board), key);
}

/** The key of a board that was made or regained on this device. */
export function keyOf(board: string): string | null {
  return readSetting(nameOf(board), (value) => asText(value) || null);
}

/** Takes a board's key off this device. */
export function dropKey(board: string): void {
  dropSetting(nameOf(board));
}

/** The board that an address is of, as people paste it: whole, without its server, or the id. */
export function boardIn(address: string): string | null {
  const [, id] = /(?:^|\/b\/)([A-Za-z0-9_-]{8,})\/?(?:[?#].*)?$/.exec(address.trim()) ?? [];
  return id ?? null;
}

const nameOf = (board: string) => `key.${board}`;

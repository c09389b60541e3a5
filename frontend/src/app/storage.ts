/** Reads a setting of this device; anything unreadable counts as absent. */
export function readSetting<T>(key: string, read: (value: unknown) => T | null): T | null {
  try {
    const raw = localStorage.getItem(`empathyboard.${key}`);
    return raw === null ? null : read(JSON.parse(raw));
  } catch {
    return null;
  }
}

/** Keeps a setting on this device; a browser that keeps nothing is no error. */
export function writeSetting(key: string, value: unknown): void {
  try {
    localStorage.setItem(`empathyboard.${key}`, JSON.stringify(value));
  } catch {
    // Private windows and full disks: the page works, it just won't remember.
  }
}

/** Takes a setting off this device. */
export function dropSetting(key: string): void {
  try {
    localStorage.removeItem(`empathyboard.${key}`);
  } catch {
    // Where nothing is kept there is nothing to take away.
  }
}

/** A value as an object with unknown fields; null for anything else. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return value as Record<string, unknown>;
}

/** A value as text; empty for anything else. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

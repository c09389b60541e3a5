/** The address of a board's or a map's interface. */
export function at(kind: 'boards' | 'maps', id: string): string {
  return `/api/${kind}/${encodeURIComponent(id)}`;
}

/** What one can ask for. */
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

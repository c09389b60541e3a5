/** The faces of a map on a small screen. */
export type Face = 'list' | 'sheet';

import { networkError, problemOf } from './errors';

/** What can be made of a board. */
export const exportFormats = [
  'pdf',
  'png',
  'svg',
  'pptx',
  'xlsx',
  'csv',
  'markdown',
  'json',
  'zip',
] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** The papers that a PDF can have. */
export const papers = ['a4', 'a3', 'letter'] as const;

export type Paper = (typeof papers)[number];

/** What to export, and how. */
export interface ExportWish {
  readonly of: 'boards' | 'maps';
  readonly id: string;
  readonly format: ExportFormat;
  readonly language: string;
  readonly paper: Paper;
  readonly hidesNames: boolean;
  readonly section?: string;
  readonly notes?: readonly string[];
}

const missingLetters = ['emoji', 'wide', 'other'] as const;

/** Kinds of letters that a font may lack: pictures, those of East Asia, and the rest. */
export type MissingLetters = (typeof missingLetters)[number];

/** A finished file. */
export interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
  /** Letters that the server has no font for. */
  readonly missing: readonly MissingLetters[];
}

/** Asks the server for a file; can be given up. */
export async function fetchExport(wish: ExportWish, signal: AbortSignal): Promise<ExportedFile> {
  const response = await fetch(addressOf(wish), { signal }).catch((cause: unknown) => {
    throw networkError(cause);
  });
  if (!response.ok) throw await problemOf(response);
  const disposition = response.headers.get('Content-Disposition') ?? '';
  const missing = response.headers.get('X-Empathyboard-Missing-Fonts') ?? '';
  return {
    name: /filename="([\w.-]+)"/.exec(disposition)?.[1] ?? `board.${wish.format}`,
    content: await response.blob(),
    missing: missingLetters.filter((kind) => missing.includes(kind)),
  };
}

/** Where the server has the file. */
export function addressOf(wish: ExportWish): string {
  const asked = new URLSearchParams({
    format: wish.format,
    language: wish.language,
    paper: wish.paper,
  });
  if (wish.hidesNames) asked.set('hide_names', 'true');
  if (wish.section) asked.set('section', wish.section);
  for (const note of wish.notes ?? []) asked.append('note', note);
  return `/api/${wish.of}/${encodeURIComponent(wish.id)}/export?${asked}`;
}

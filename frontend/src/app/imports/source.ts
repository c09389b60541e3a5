import { limits } from '../../shared/limits';

/** What somebody wants to import: a file, or text that they pasted. */
export interface Source {
  readonly name: string;
  readonly data: Blob;
  /** Whether it is a whole board and not a table of notes. */
  readonly isBoard: boolean;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const MARK = '\uFEFF';

/** Looks at how a file begins: a zip or a JSON object is a board, all else a table. */
export async function sourceOf(name: string, data: Blob): Promise<Source> {
  const start = new Uint8Array(await data.slice(0, 64).arrayBuffer());
  const isZip = ZIP.every((byte, at) => start[at] === byte);
  const begin = new TextDecoder().decode(start).replace(MARK, '').trimStart();
  return { name, data, isBoard: isZip || begin.startsWith('{') };
}

/** Whether a file may be sent at all. */
export function isTooLarge({ size }: Blob): boolean {
  return size > limits.importBytes;
}

/** The most that may be sent, in MB. */
export const mostMegabytes = limits.importBytes / 1024 ** 2;

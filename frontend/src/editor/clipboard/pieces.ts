import { limits } from '../../shared/limits';

/** The mark of a list that people put before its lines. */
const BULLET = /^\s*(?:[•‣·▪◦–]|[-*](?=\s))\s*/u;

/** A pasted text as one text a note: its lines, or the cells of a spreadsheet's range. */
export function toPieces(pasted: string): readonly string[] {
  const text = pasted.replace(/\r\n?/g, '\n');
  const pieces = text.includes('\t') ? cellsOf(text) : text.split('\n').map(withoutBullet);
  return pieces.map((piece) => shortened(piece.trim())).filter((piece) => piece !== '');
}

/** A text that a note can hold; an emoji at the cut goes as a whole. */
export function shortened(text: string): string {
  if (text.length <= limits.noteTextLength) return text;
  const cut = text.slice(0, limits.noteTextLength);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

function withoutBullet(line: string): string {
  return line.replace(BULLET, '');
}

/** Spreadsheets put cells with line breaks in quotes, and double the quotes inside. */
const CELL = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y;

function cellsOf(text: string): readonly string[] {
  const cells: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const found = CELL.exec(text);
    if (!found) break;
    cells.push(found[1] === undefined ? (found[2] ?? '') : unquoted(found[1]));
  }
  return cells;
}

/** Quotes around a cell without a break are somebody's own: what a person said. */
function unquoted(inside: string): string {
  return /[\t\n]/.test(inside) ? inside.replaceAll('""', '"') : `"${inside}"`;
}

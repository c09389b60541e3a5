import { breaks, EMOJI_WIDTH, isEmoji, isWide, isZero, letterWidth, VS16, ZWJ } from './typeface';

/** Letters that are drawn as one and are never parted. */
interface Cluster {
  /** Where it begins in the text. */
  readonly start: number;
  readonly width: number;
  /** The first letter, by which lines may break or not. */
  readonly letter: string;
  readonly isSpace: boolean;
  /** Whether lines may break on both sides of it: a picture, or a letter of East Asia. */
  readonly isWide: boolean;
}

/** What stays together on a line, and the room that it takes in thousandths of an em. */
export interface Word {
  readonly clusters: Cluster[];
  /** Without the spaces at its end, which may stand over the edge. */
  width: number;
  /** Where the next line begins if a new line follows in the text. */
  nextLine: number | null;
}

const NEW_LINE = 0x0a;
const isSkinTone = (point: number) => point >= 0x1f3fb && point < 0x1f400;
const isFlag = (point: number) => point >= 0x1f1e6 && point < 0x1f200;

/** A text cut into what must stay together; backend/…/export/words.py does the same. */
export function words(text: string): Word[] {
  const letters = Array.from(text);
  let word: Word = { clusters: [], width: 0, nextLine: null };
  const found = [word];
  const begin = () => {
    word = { clusters: [], width: 0, nextLine: null };
    found.push(word);
  };
  let before: Cluster | undefined;
  let offset = 0;
  for (let at = 0; at < letters.length; ) {
    const { end, cluster } = clusterAt(letters, at, offset);
    for (; at < end; at += 1) offset += letters[at]?.length ?? 0;
    if (cluster.letter === '\n') {
      word.nextLine = offset;
      begin();
      before = undefined;
      continue;
    }
    if (before && mayBreak(before, cluster, word)) begin();
    word.clusters.push(cluster);
    if (!cluster.isSpace) word.width += cluster.width;
    before = cluster;
  }
  return found;
}

function clusterAt(letters: readonly string[], at: number, start: number) {
  const point = (index: number) => letters[index]?.codePointAt(0) ?? 0;
  const first = point(at);
  const letter = letters[at] ?? '';
  let end = at + 1;
  let isPicture = isEmoji(first);
  if (first !== NEW_LINE) {
    if (isFlag(first) && end < letters.length && isFlag(point(end))) end += 1;
    while (end < letters.length) {
      const next = point(end);
      if (!isZero(next) && !(isPicture && isSkinTone(next))) break;
      isPicture ||= next === VS16;
      end += 1;
      if (next === ZWJ && isPicture && end < letters.length && point(end) !== NEW_LINE) end += 1;
    }
  }
  const width = isPicture ? EMOJI_WIDTH : letterWidth(first);
  const isSpace = letter === ' ' || letter === '\t';
  return { end, cluster: { start, width, letter, isSpace, isWide: isPicture || isWide(first) } };
}

function mayBreak(before: Cluster, after: Cluster, word: Word): boolean {
  if (after.isSpace) return false;
  if (before.isSpace) return true;
  if (breaks.notAfter.has(before.letter) || breaks.notBefore.has(after.letter)) return false;
  if (before.isWide || after.isWide) return true;
  if (!breaks.after.has(before.letter) || breaks.after.has(after.letter)) return false;
  // A sign at the very beginning belongs to what follows: -5, /etc, - so.
  return word.clusters.length > 1 && !/[0-9]/.test(after.letter);
}

/** What of one line of a text is shown. */
export interface LinePart {
  /** Where the line begins in the text. */
  readonly start: number;
  readonly words: string;
  /** The next line has to be begun: no new line of the text does it. */
  readonly breaks: boolean;
}

/** What of each line lies between two offsets of the text that the lines are made of. */
export function partsOf(lines: readonly string[], from: number, to: number): readonly LinePart[] {
  let start = 0;
  return lines.flatMap((line, index) => {
    const [begin, end] = [start, start + line.length];
    start = end;
    if (end <= from || begin >= to) return [];
    const words = line.slice(Math.max(from - begin, 0), Math.min(to, end) - begin);
    // A new line in the text breaks by itself.
    const breaks = to >= end && index < lines.length - 1 && !line.endsWith('\n');
    return [{ start: begin, words, breaks }];
  });
}

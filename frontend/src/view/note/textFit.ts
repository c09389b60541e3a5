import { type Fit, fitText } from '../../shared/layout';

/** How many fits are remembered: more than a full map has notes. */
const REMEMBERED = 5000;

const known = new Map<string, Fit>();

/** The fit of a text in a note, worked out once. */
export function textFit(text: string, side: number): Fit {
  const key = `${side}|${text}`;
  const before = known.get(key);
  if (before) return before;
  const fit = fitText(text, side);
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, fit);
  return fit;
}

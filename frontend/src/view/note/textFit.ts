import { useSyncExternalStore } from 'react';
import { Listeners } from '../../editor/listeners';
import { textSizes } from '../../shared/catalogue';
import { NOTE, textRoom } from './metrics';

/** How large a text is drawn, and whether even the smallest size is too large. */
export interface TextFit {
  readonly size: number;
  readonly isClipped: boolean;
}

/** How much room a text takes in a column of that width at that size, long words broken or not. */
export type Measure = (
  text: string,
  size: number,
  width: number,
  breaks: boolean,
) => { readonly width: number; readonly height: number };

/** A word that is too long for a note at every size is broken, but not while it is this large. */
const BROKEN = 16;

/** The largest of the seven sizes at which a text fits a note, without breaking words if it can. */
export function fitText(text: string, side: number, measure: Measure): TextFit {
  const room = textRoom(side);
  const fits = (size: number, breaks: boolean) => {
    const taken = measure(text, size, room.width, breaks);
    return taken.height <= room.height && taken.width <= room.width;
  };
  const [largest = 30, smallest = 12] = [textSizes[0], textSizes.at(-1)];
  if (text === '') return { size: largest, isClipped: false };
  const size =
    textSizes.find((one) => fits(one, false)) ??
    textSizes.find((one) => one <= BROKEN && fits(one, true));
  return { size: size ?? smallest, isClipped: size === undefined };
}

/** How many fits are remembered: more than a full map has notes. */
const REMEMBERED = 5000;

const known = new Map<string, TextFit>();
const forgotten = new Listeners();
let edition = 0;

/** The fit of a text in a note, measured once. */
export function textFit(text: string, side: number): TextFit {
  const key = `${side}|${text}`;
  const before = known.get(key);
  if (before) return before;
  const fit = fitText(text, side, measureOnPage);
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, fit);
  return fit;
}

/** Forgets what was measured before the typeface had loaded; all notes measure anew. */
export function forgetFits(): void {
  known.clear();
  edition += 1;
  forgotten.call();
}

/** Redraws a component when measures are no longer true. */
export function useFits(): void {
  useSyncExternalStore(subscribe, () => edition);
}

const subscribe = (listener: () => void) => forgotten.add(listener);

let probe: HTMLElement | null = null;

function measureOnPage(text: string, size: number, width: number, breaks: boolean) {
  probe ??= makeProbe();
  probe.style.overflowWrap = breaks ? 'anywhere' : 'normal';
  probe.style.width = `${width}px`;
  probe.style.fontSize = `${size}px`;
  probe.textContent = text.endsWith('\n') ? `${text} ` : text;
  return { width: probe.scrollWidth, height: probe.scrollHeight };
}

function makeProbe(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'text-probe';
  element.setAttribute('aria-hidden', 'true');
  element.style.lineHeight = String(NOTE.lineHeight);
  document.body.append(element);
  return element;
}

import { api } from '../../api/client';
import { text } from '../../view/text';
import { complain } from '../failure';
import { allMaps, mapOnScreen, type PrintedMap } from '../print/printedMap';
import { notify } from '../toasts';
import type { Room } from './roomPort';

type Mount = (maps: readonly PrintedMap[]) => () => void;

let mount: Mount | null = null;
/** What the print button gathered; the browser's own command prints the map on screen. */
let prepared: readonly PrintedMap[] | null = null;

/** Opens the browser's print dialog for the map on screen. */
export async function printThis(): Promise<void> {
  await printMaps(null);
}

/** Opens the browser's print dialog for all maps of the board. */
export async function printAll(room: Room): Promise<void> {
  notify({ words: text('print.preparing') });
  try {
    await printMaps(await allMaps(room, api));
  } catch (error) {
    complain(error);
  }
}

async function printMaps(maps: readonly PrintedMap[] | null): Promise<void> {
  try {
    await load();
  } catch (error) {
    complain(error);
    return;
  }
  prepared = maps;
  window.print();
}

async function load(): Promise<void> {
  mount ??= (await import('../print/mountPrint')).mountPrint;
}

/** Puts a board's maps on paper whenever the browser prints, also from its own menu. */
export function followPrinting(room: Room): () => void {
  let clear: (() => void) | null = null;
  const stop = new AbortController();
  const done = () => {
    clear?.();
    clear = null;
    prepared = null;
  };
  const begin = () => {
    clear?.();
    const shown = mapOnScreen(room);
    const maps = prepared ?? (shown ? [shown] : []);
    clear = mount && maps.length > 0 ? mount(maps) : null;
  };
  addEventListener('beforeprint', begin, { signal: stop.signal });
  addEventListener('afterprint', done, { signal: stop.signal });
  // The event leaves no time to load anything: have it here before.
  const timer = setTimeout(() => void load().catch(() => {}), PRELOAD);
  return () => {
    clearTimeout(timer);
    stop.abort();
    done();
  };
}

/** When the page has long been usable, in milliseconds. */
const PRELOAD = 3000;

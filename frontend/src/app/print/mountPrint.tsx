import './print.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { PrintView } from './PrintView';
import type { PrintedMap } from './printedMap';

/** Puts maps on the page for the printer alone, at once; returns what takes them off again. */
export function mountPrint(maps: readonly PrintedMap[]): () => void {
  const element = document.createElement('main');
  element.className = 'print-root';
  element.dataset.appearance = 'light';
  document.body.append(element);
  const root = createRoot(element);
  // The browser takes its picture as soon as the event that asks for this is over.
  flushSync(() => root.render(<PrintView maps={maps} />));
  return () => {
    root.unmount();
    element.remove();
  };
}

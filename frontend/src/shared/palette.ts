import { colours } from './catalogue';
import { NOTE } from './layout';

/** Gives the style sheets the catalogue's colours and the notes' measures. */
export function applyPalette(root: HTMLElement): void {
  for (const { key, note, band } of colours) {
    root.style.setProperty(`--note-${key}`, note);
    root.style.setProperty(`--band-${key}`, band);
  }
  root.style.setProperty('--note-band', `${NOTE.band}px`);
  root.style.setProperty('--note-pad', `${NOTE.pad}px`);
  root.style.setProperty('--note-foot', `${NOTE.foot}px`);
  root.style.setProperty('--note-line', String(NOTE.lineHeight));
}

import type { MapDocument } from '../document/mapDocument';
import { noteBox } from '../document/reading';
import type { SectionNotes } from '../document/sectionNotes';
import type { SectionKey } from '../shared/catalogue';
import { boxOf } from '../shared/geometry';
import type { Viewport } from '../shared/viewport';

const FORWARD = ['ArrowRight', 'ArrowDown'];
const BACK = ['ArrowLeft', 'ArrowUp'];

/** How much one press of a key zooms. */
export const ZOOM_STEP = 1.25;

/** What the keys work on. */
export interface Read {
  readonly stage: HTMLElement;
  readonly map: MapDocument;
  readonly notes: SectionNotes;
  readonly view: Viewport;
  /** The element of a note. */
  readonly elementOf: (id: string) => HTMLElement | undefined;
  readonly showAll: () => void;
}

/** Tab goes through the sections, the arrows through the notes of one; what has the focus is seen. */
export function listenToKeys(read: Read): void {
  read.stage.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (press(read, event.key, event.target)) event.preventDefault();
  });
  read.stage.addEventListener('focusin', ({ target }) => reveal(read, target));
}

function press(read: Read, key: string, target: EventTarget | null): boolean {
  const note = closest(target, 'noteId');
  const section = closest(target, 'section') as SectionKey | null;
  if (zoom(read, key)) return true;
  if (note) return pressOnNote(read, key, note);
  if (!section || ![...FORWARD, 'Enter'].includes(key)) return false;
  return focusOn(read, read.notes.of(section)[0]);
}

function zoom({ view, showAll }: Read, key: string): boolean {
  if (key === '+' || key === '=') view.zoomAt(view.centre(), ZOOM_STEP);
  else if (key === '-') view.zoomAt(view.centre(), 1 / ZOOM_STEP);
  else if (key === '0') showAll();
  else return false;
  return true;
}

function pressOnNote(read: Read, key: string, id: string): boolean {
  const section = read.map.note(id)?.section;
  if (!section) return false;
  const ids = read.notes.of(section);
  const at = ids.indexOf(id);
  if (FORWARD.includes(key)) return focusOn(read, ids[at + 1]);
  if (BACK.includes(key)) return focusOn(read, ids[at - 1]);
  if (key === 'Home') return focusOn(read, ids[0]);
  if (key === 'End') return focusOn(read, ids.at(-1));
  if (key === 'Enter') return openMore(read, id);
  // Notes are no Tab stops: from one of them, Tab goes on from its section.
  if (key === 'Escape' || key === 'Tab') focusSection(read, section);
  return key === 'Escape';
}

function openMore(read: Read, id: string): boolean {
  const button = read.elementOf(id)?.querySelector<HTMLElement>('[data-shows]');
  button?.click();
  return button !== null;
}

function focusOn(read: Read, id: string | undefined): boolean {
  const target = read.elementOf(id ?? '');
  target?.focus({ preventScroll: true });
  return target !== undefined;
}

function focusSection({ stage }: Read, section: SectionKey): void {
  const target = stage.querySelector<HTMLElement>(`[data-section="${section}"]`);
  target?.focus({ preventScroll: true });
}

function reveal({ view, map }: Read, target: EventTarget | null): void {
  // A press has its place in view already.
  if (!(target instanceof Element) || !target.matches(':focus-visible')) return;
  const note = map.note(closest(target, 'noteId') ?? '');
  const section = closest(target, 'section') as SectionKey | null;
  if (note) view.reveal(noteBox(note));
  else if (section) view.reveal(boxOf(section));
}

function closest(target: EventTarget | null, name: 'noteId' | 'section'): string | null {
  if (!(target instanceof Element)) return null;
  const attribute = name === 'noteId' ? 'data-note-id' : 'data-section';
  return target.closest(`[${attribute}]`)?.getAttribute(attribute) ?? null;
}

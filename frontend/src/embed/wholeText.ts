import type { MapDocument } from '../document/mapDocument';
import type { SectionNotes } from '../document/sectionNotes';
import { element } from '../drawing/elements';
import type { Words } from './words';

/** Shows all of a note that its paper cuts off, and all notes of a pile, in a dialog. */
export function showWholeTexts(
  stage: HTMLElement,
  map: MapDocument,
  notes: SectionNotes,
  words: Words,
): void {
  stage.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-shows]') : null;
    const id = button?.closest('[data-note-id]')?.getAttribute('data-note-id');
    if (!button || !id) return;
    const isPile = button.getAttribute('data-shows') === 'pile';
    const ids = isPile ? [id, ...notes.under(id)] : [id];
    const texts = ids.map((one) => map.note(one)?.text.trim() || words('note.empty'));
    open(texts, isPile ? words('embedPage.pile') : words('note.all'), words);
  });
}

function open(texts: readonly string[], label: string, words: Words): void {
  const items = texts.map((text) => element('li', { dir: 'auto' }, text));
  const close = element('button', { type: 'button' }, words('embedPage.close'));
  const attributes = { class: 'whole', 'aria-label': label };
  const dialog = element('dialog', attributes, element('ul', {}, ...items), close);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  // The backdrop is the dialog itself, as far as clicks go.
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}

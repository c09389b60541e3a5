import { copiesOf, pasteNotes, pasteText } from '../../editor/clipboard/paste';
import { fromPayload, type Payload, toPayload } from '../../editor/clipboard/payload';
import type { Editor, Wish } from '../../editor/editor';
import { deleteNotes, targets } from '../../editor/notes';
import { isForBoard } from './pointer';

/** The attribute that carries notes in the clipboard's HTML, which every browser keeps. */
const CARRIER = 'data-empathyboard-notes';

/** What was last copied on this page: a menu may not read the clipboard on plain http. */
let last: Payload | null = null;

/** A menu asks: its own focus is no field that would want the copy. */
let isAsked = false;

/** Copies, cuts and pastes notes by the browser's own events, which need no secure context. */
export function listenToClipboard(canvas: HTMLElement, editor: Editor, signal: AbortSignal): void {
  const on = (type: 'copy' | 'cut' | 'paste', act: (data: DataTransfer) => boolean) =>
    document.addEventListener(
      type,
      (event) => {
        const isMine = isAsked || (isForBoard(event.target, canvas) && !isTextSelected());
        if (event.defaultPrevented || !isMine || !event.clipboardData) return;
        if (act(event.clipboardData)) event.preventDefault();
      },
      { signal },
    );
  on('copy', (data) => copy(editor, data));
  on('cut', (data) => cut(editor, data));
  on('paste', (data) => paste(editor, data.getData('text/html'), data.getData('text/plain')));
  const stop = editor.onWish((wish) => void grant(editor, wish));
  signal.addEventListener('abort', stop);
}

/** Words that one selected in a panel are copied as such. */
function isTextSelected(): boolean {
  return (document.getSelection()?.toString() ?? '') !== '';
}

function copy(editor: Editor, data: DataTransfer): boolean {
  const notes = targets(editor);
  if (notes.length === 0) return false;
  last = toPayload(copiesOf(editor, notes));
  data.setData('text/plain', last.plain);
  data.setData('text/html', toHtml(last));
  editor.say({ key: 'note.copied', count: notes.length });
  return true;
}

function cut(editor: Editor, data: DataTransfer): boolean {
  const isCopied = copy(editor, data);
  if (isCopied && editor.may('edit')) deleteNotes(editor, targets(editor));
  return isCopied;
}

function paste(editor: Editor, html: string, plain: string): boolean {
  if (!editor.may('edit')) return false;
  const copies = fromPayload(carriedIn(html));
  if (copies) pasteNotes(editor, copies);
  else if (plain.trim() !== '') pasteText(editor, plain);
  return copies !== null || plain.trim() !== '';
}

/** Notes as a list for other programs, with the notes themselves in an attribute. */
function toHtml({ plain, notes }: Payload): string {
  const list = document.createElement('ul');
  list.setAttribute(CARRIER, notes);
  for (const line of plain.split('\n')) {
    const item = document.createElement('li');
    item.textContent = line;
    list.append(item);
  }
  return list.outerHTML;
}

function carriedIn(html: string): string {
  if (!html.includes(CARRIER)) return '';
  // A parsed document is inert: nothing in it runs or loads.
  const page = new DOMParser().parseFromString(html, 'text/html');
  return page.querySelector(`[${CARRIER}]`)?.getAttribute(CARRIER) ?? '';
}

/** Does for a menu what the keys do. */
async function grant(editor: Editor, wish: Wish): Promise<void> {
  if (wish !== 'paste') {
    isAsked = true;
    document.execCommand(wish);
    isAsked = false;
    return;
  }
  // Reading needs a secure context and a permission; without, there is what was copied here.
  const plain = await navigator.clipboard?.readText?.().catch(() => null);
  const isOwn = last !== null && (plain === undefined || plain === null || plain === last.plain);
  const own = isOwn && last ? fromPayload(last.notes) : null;
  if (own) pasteNotes(editor, own);
  else if (plain) pasteText(editor, plain);
  else editor.say({ key: 'note.pasteByKey' });
}

import type { MapDocument } from '../../document/mapDocument';
import { TextBinding } from '../../document/textBinding';
import { run } from '../../editor/actions/actions';
import type { Editor } from '../../editor/editor';
import { TYPING } from '../../editor/tools/editing';

type Body = NonNullable<ReturnType<MapDocument['text']>>;

/** Keeps a text field and a note's text the same, and shows the others where one types. */
export function bindField(
  field: HTMLTextAreaElement,
  body: Body,
  note: string,
  editor: Editor,
): () => void {
  const binding = new TextBinding(body, editor.origin);
  const stop = new AbortController();
  const { signal } = stop;
  const tell = () => tellCaret(field, binding, note, editor);
  field.value = binding.value;
  binding.onRemote((value, mapPosition) => {
    const { selectionStart, selectionEnd } = field;
    field.value = value;
    field.setSelectionRange(mapPosition(selectionStart), mapPosition(selectionEnd));
    tell();
  });
  listenToTyping(field, binding, editor, signal);
  document.addEventListener('selectionchange', tell, { signal });
  field.focus({ preventScroll: true });
  field.setSelectionRange(field.value.length, field.value.length);
  tell();
  return () => {
    stop.abort();
    binding.destroy();
  };
}

function listenToTyping(
  field: HTMLTextAreaElement,
  binding: TextBinding,
  editor: Editor,
  signal: AbortSignal,
): void {
  const caret = () => field.selectionStart;
  const typed = () => editor.history.burst(TYPING);
  field.addEventListener('compositionstart', () => binding.compositionStart(), { signal });
  field.addEventListener(
    'compositionend',
    () => {
      typed();
      binding.compositionEnd(field.value, caret());
    },
    { signal },
  );
  field.addEventListener(
    'input',
    (event) => {
      if (event instanceof InputEvent && event.isComposing) return;
      typed();
      binding.input(field.value, caret());
    },
    { signal },
  );
  field.addEventListener('beforeinput', (event) => takeOverUndo(event, editor), { signal });
}

/** The browser's own undo knows nothing of the others' typing: ours takes its place. */
function takeOverUndo(event: InputEvent, editor: Editor): void {
  if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
  event.preventDefault();
  run(editor, event.inputType === 'historyUndo' ? 'undo' : 'redo');
}

function tellCaret(
  field: HTMLTextAreaElement,
  binding: TextBinding,
  note: string,
  { presence, screen }: Editor,
): void {
  if (screen.getState().editing !== note) return;
  const anchor = binding.toRelative(field.selectionStart);
  const head = binding.toRelative(field.selectionEnd);
  presence.setLocal({ caret: { note, anchor, head } });
}

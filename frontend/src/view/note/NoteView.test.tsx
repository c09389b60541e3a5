import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { takeFromPile } from '../../editor/pileTaking';
import { someone } from '../../editor/support/fakePresence';
import { TestEditor } from '../../editor/support/testEditor';
import { GLYPHS } from '../../shared/glyphs';
import { type Rendered, render } from '../support/render';
import { setLanguage } from '../text';
import { NoteView } from './NoteView';

let seen: Rendered;
let id: string;

beforeEach(async () => {
  const test = new TestEditor();
  id = test.put('Again late?', [104, 504], { department: 'c-suite', colour: 'mint' });
  await test.flush();
  seen = await render(<NoteView id={id} />, test);
});

afterEach(() => {
  seen.unmount();
  setLanguage('en');
});

const note = () => seen.find('[data-note-id]');

describe('a note', () => {
  it('hangs at its place in its size and colour', () => {
    expect(note().style).toMatchObject({ left: '104px', top: '504px', width: '160px' });
    expect(note().dataset.colour).toBe('mint');
  });

  it('has a name that a screen reader can say', () => {
    expect(note().getAttribute('role')).toBe('group');
    expect(note().getAttribute('aria-roledescription')).toBe('sticky note');
    expect(note().getAttribute('aria-label')).toBe('Again late?. C-suite');
  });

  it('tells in its name how many notes lie under it', async () => {
    await seen.do(async () => {
      seen.test.put('Under it', [104, 504], { department: 'sales' });
      takeFromPile(seen.test.editor, id);
      await seen.test.flush();
    });
    expect(note().getAttribute('aria-label')).toContain('C-suite, 1 more note under this one');
  });

  it('has it in Dutch too', async () => {
    await seen.do(() => setLanguage('nl'));
    expect(note().getAttribute('aria-roledescription')).toBe('plaknotitie');
    expect(note().getAttribute('aria-label')).toBe('Again late?. Directie');
  });

  it('shows its department by a shape and two letters', () => {
    expect(seen.find('.note-foot').textContent).toBe('CX');
    const drawn = decodeURIComponent(seen.find('.glyph').style.backgroundImage);
    expect(drawn).toContain(GLYPHS.diamond);
  });

  it('says that it is selected', async () => {
    await seen.do(() => seen.test.editor.select([id]));
    expect(note().dataset.selected).toBe('true');
    expect(note().getAttribute('aria-label')).toContain('Selected');
  });

  it('follows the hand that drags it, the own one first', async () => {
    await seen.do(() => seen.test.presence.meet(someone('Sam', { drag: { [id]: [300, 700] } })));
    expect(note().style.left).toBe('300px');
    expect(note().dataset.held).toBe('other');
    await seen.do(() => seen.test.down([150, 550]).move([250, 650]));
    expect(note().style.left).toBe('104px');
    expect(note().style.transform).toContain('translate(100px, 100px)');
    expect(note().dataset.held).toBe('own');
  });

  it('goes when it is deleted', async () => {
    await seen.do(() => seen.test.map.binNotes([id]));
    expect(seen.all('[data-note-id]')).toEqual([]);
  });

  it('takes the focus when the editor wishes so, and reports it', async () => {
    await seen.do(() => seen.test.editor.wishFocus({ note: id }));
    expect(document.activeElement).toBe(note());
    expect(seen.test.screen.focused).toBe(id);
    await seen.do(() => note().blur());
    expect(seen.test.screen.focused).toBeNull();
  });

  it('shows markup as the text that it is', async () => {
    const other = seen.test.put('<img src=x onerror=alert(1)>', [304, 504]);
    const second = await render(<NoteView id={other} />, seen.test);
    expect(second.find('.note-text').textContent).toBe('<img src=x onerror=alert(1)>');
    expect(second.all('img')).toEqual([]);
    second.unmount();
  });
});

describe('while others type in it', () => {
  it('carries their name and their caret', async () => {
    const at = JSON.stringify(Y.createRelativePositionFromTypeIndex(body(), 5, -1));
    const caret = { note: id, anchor: at, head: at };
    await seen.do(() => seen.test.presence.meet(someone('Sam', { caret })));
    expect(seen.find('.typist-flag').textContent).toBe('Sam');
    expect(seen.find('.typist-flag').getAttribute('aria-label')).toBe('Sam is typing');
    expect(seen.find('.remote-caret').previousSibling?.textContent).toBe('Again');
    expect(seen.find('.note-text').textContent).toBe('Again late?');
  });

  it('stands a caret that points nowhere', async () => {
    const caret = { note: id, anchor: 'x', head: '{"nothing"' };
    await seen.do(() => seen.test.presence.meet({ caret }));
    expect(seen.find('.note-text').textContent).toBe('Again late?');
    expect(seen.find('.typist-flag').textContent).toBe('Guest');
  });
});

describe('while one edits it', () => {
  const field = () => seen.find<HTMLTextAreaElement>('textarea');

  beforeEach(() => seen.do(() => seen.test.editor.tools.edit(id)));

  it('holds a text field with its words and the focus', () => {
    expect(field().value).toBe('Again late?');
    expect(document.activeElement).toBe(field());
    expect(field().selectionStart).toBe(11);
    expect(field().getAttribute('aria-label')).toBe('Text of the note');
  });

  it('shows the others where the caret is', () => {
    expect(seen.test.presence.own.caret?.note).toBe(id);
  });

  it('writes what is typed', async () => {
    await seen.do(() => typeInto(field(), 'Again late? 👩‍👩‍👧', 20));
    expect(seen.test.note(id).text).toBe('Again late? 👩‍👩‍👧');
    expect(seen.find('.note-text').textContent).toBe('Again late? 👩‍👩‍👧');
  });

  it('takes in what others type without moving the caret from its letter', async () => {
    field().setSelectionRange(5, 5);
    await seen.do(() => seen.test.map.doc.transact(() => body().insert(0, '>> '), 'other'));
    expect(field().value).toBe('>> Again late?');
    expect(field().selectionStart).toBe(8);
  });

  it('leaves the field alone while a text is composed', async () => {
    await seen.do(() => field().dispatchEvent(new Event('compositionstart')));
    field().value = 'Again late?日';
    await seen.do(() => seen.test.map.doc.transact(() => body().insert(0, '>> '), 'other'));
    expect(field().value).toBe('Again late?日');
    field().setSelectionRange(12, 12);
    await seen.do(() => field().dispatchEvent(new Event('compositionend')));
    expect(field().value).toBe('>> Again late?日');
    expect(seen.test.note(id).text).toBe('>> Again late?日');
  });

  it('undoes by our history when the browser wants to undo', async () => {
    await seen.do(() => typeInto(field(), 'Again late?!', 12));
    const wish = new InputEvent('beforeinput', { inputType: 'historyUndo', cancelable: true });
    await seen.do(() => field().dispatchEvent(wish));
    expect(wish.defaultPrevented).toBe(true);
    expect(field().value).toBe('Again late?');
  });

  it('is a note again afterwards', async () => {
    await seen.do(() => seen.test.key('Escape'));
    expect(seen.all('textarea')).toEqual([]);
    expect(document.activeElement).toBe(note());
    expect(seen.test.presence.own.caret).toBeUndefined();
  });
});

function body(): Y.Text {
  const text = seen.test.map.text(id);
  if (!text) throw new Error('the note has no text');
  return text;
}

function typeInto(field: HTMLTextAreaElement, value: string, caret: number): void {
  field.value = value;
  field.setSelectionRange(caret, caret);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

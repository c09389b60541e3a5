import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Rendered, render } from '../support/render';
import PhoneDesk from './PhoneDesk';

let seen: Rendered;

beforeEach(async () => {
  seen = await render(<PhoneDesk />);
  await seen.do(() => seen.test.editor.screen.setState({ section: 'hear' }));
});

afterEach(() => seen.unmount());

const button = (name: string) =>
  seen.all('button').find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name) as
    | HTMLButtonElement
    | undefined;

const press = (name: string) => seen.do(() => button(name)?.click());

describe('the list', () => {
  it('shows the notes of one section with its name and count', async () => {
    await seen.do(() => {
      seen.test.put('heard', [104, 504]);
      seen.test.put('seen', [2600, 600], { section: 'see' });
    });
    expect(seen.find('h2').textContent).toBe('6. What do they hear?1 note');
    expect(seen.all('.phone-note').map((note) => note.textContent)).toEqual(['heardSA']);
  });

  it('goes to the next and the previous section, round and round', async () => {
    await press('Next section');
    expect(seen.test.screen.section).toBe('pains');
    await press('Previous section');
    expect(seen.test.screen.section).toBe('hear');
    await seen.do(() => seen.test.editor.screen.setState({ section: 'park' }));
    await press('Next section');
    expect(seen.test.screen.section).toBe('who');
  });

  it('makes a note in the section and types in it at once', async () => {
    await press('New note');
    expect(seen.test.notes[0]?.section).toBe('hear');
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    await seen.do(() => seen.test.type('corridor'));
    expect(seen.find<HTMLTextAreaElement>('textarea').value).toBe('corridor');
    await press('Done');
    expect(seen.all('textarea')).toEqual([]);
    expect(seen.find('.phone-note').textContent).toContain('corridor');
  });

  it('edits a note by a press, and shows what somebody else types meanwhile', async () => {
    const id = seen.test.put('a', [104, 504]);
    await seen.do(() => undefined);
    await press('a. Sales');
    expect(seen.test.screen.editing).toBe(id);
    await seen.do(() => seen.test.map.doc.transact(() => seen.test.map.text(id)?.insert(1, 'b')));
    expect(seen.find<HTMLTextAreaElement>('textarea').value).toBe('ab');
  });

  it('deletes the note that one edits, and undo brings it back', async () => {
    seen.test.put('a', [104, 504]);
    await seen.do(() => undefined);
    await press('a. Sales');
    await press('Delete');
    expect(seen.test.notes).toEqual([]);
    expect(seen.all('.phone-empty')).toHaveLength(1);
    await press('Undo');
    expect(seen.all('.phone-note')).toHaveLength(1);
  });

  it('stops editing when somebody deletes the note', async () => {
    const id = seen.test.put('a', [104, 504]);
    await seen.do(() => undefined);
    await press('a. Sales');
    await seen.do(() => seen.test.map.binNotes([id]));
    expect(seen.all('textarea')).toEqual([]);
    expect(seen.test.messages.map(({ key }) => key)).toContain('note.gone');
  });
});

it('turns to the sheet and back to the same section', async () => {
  await press('Sheet');
  expect(seen.all('.canvas')).toHaveLength(1);
  await press('List');
  expect(seen.all('.canvas')).toHaveLength(0);
  expect(seen.find('h2').textContent).toContain('What do they hear?');
});

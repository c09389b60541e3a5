import { beforeEach, describe, expect, it } from 'vitest';
import { noteBox } from '../../document/reading';
import { overlaps } from '../../shared/geometry';
import { limits } from '../../shared/limits';
import { TestEditor } from '../support/testEditor';
import { copiesOf, duplicate, pasteNotes, pasteText } from './paste';
import { fromPayload, toPayload } from './payload';

let test: TestEditor;

beforeEach(() => {
  test = new TestEditor();
  test.editor.screen.setState({ section: 'say' });
});

describe('a pasted text', () => {
  it('becomes a note a line in free places of the current section, in one step', () => {
    pasteText(test.editor, 'one\n\n- two\r\nthree');
    expect(test.notes.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    expect(new Set(test.notes.map(({ section }) => section))).toEqual(new Set(['say']));
    const [a, b] = test.notes;
    expect(a && b && overlaps(noteBox(a), noteBox(b))).toBe(false);
    expect(test.selected).toHaveLength(3);
    test.key('Mod+z');
    expect(test.notes).toEqual([]);
  });

  it('goes to the section under the pointer', () => {
    test.move([300, 900]);
    pasteText(test.editor, 'heard');
    expect(test.notes[0]?.section).toBe('hear');
  });

  it('says where it came from and whose it is', () => {
    pasteText(test.editor, 'one');
    expect(test.notes[0]).toMatchObject({ author: 'anouk', department: 'marketing' });
    const [id] = test.map.noteIds();
    const fields = test.map.doc.getMap('notes').toJSON() as Record<string, { origin: string }>;
    expect(fields[id ?? '']?.origin).toBe('pasted');
  });

  it('is bounded in number and length, and says so', () => {
    pasteText(test.editor, 'line\n'.repeat(limits.pastedNotes + 5));
    expect(test.notes).toHaveLength(limits.pastedNotes);
    expect(test.messages.at(-1)).toEqual({ key: 'note.pasteLimit', count: limits.pastedNotes });
    pasteText(test.editor, 'x'.repeat(limits.noteTextLength + 1));
    expect(test.notes.at(-1)?.text).toHaveLength(limits.noteTextLength);
  });

  it('of nothing makes nothing', () => {
    pasteText(test.editor, ' \n\t\n');
    expect(test.notes).toEqual([]);
    expect(test.editor.history.canUndo).toBe(false);
  });
});

describe('copied notes', () => {
  const carry = (ids: readonly string[]) =>
    fromPayload(
      toPayload(
        copiesOf(
          test.editor,
          ids.map((id) => test.note(id)),
        ),
      ).notes,
    ) ?? [];

  it('take all that they hold to another map', () => {
    const extras = {
      voice: 'verbatim',
      tags: { price: true },
      evidence: { s1: 'supports' },
    } as const;
    const id = test.put('“No.”', [104, 504], { colour: 'mint', size: 's', extras });
    const other = new TestEditor('sam', 'sales');
    pasteNotes(other.editor, carry([id]));
    expect(other.notes[0]).toMatchObject({
      text: '“No.”',
      colour: 'mint',
      size: 's',
      section: 'hear',
      pos: [104, 504],
      author: 'sam',
    });
    expect(other.map.copyOf(other.selected[0] ?? '')?.extras).toEqual(extras);
  });

  it('never lie exactly on what is there', () => {
    const id = test.put('a', [104, 504]);
    pasteNotes(test.editor, carry([id]));
    pasteNotes(test.editor, carry([id]));
    const places = test.notes.map(({ pos }) => pos.join());
    expect(new Set(places).size).toBe(3);
  });

  it('keep their arrangement around the pointer', () => {
    const ids = [test.put('a', [104, 504]), test.put('b', [304, 504])];
    const copies = carry(ids);
    test.move([2700, 600]);
    pasteNotes(test.editor, copies);
    const [a, b] = test.selected.map((id) => test.note(id));
    expect((b?.pos[0] ?? 0) - (a?.pos[0] ?? 0)).toBe(200);
    expect(a?.section).toBe('see');
  });
});

describe('a clipboard that anyone may have filled', () => {
  it.each(['', 'no json', '{}', '[]', '[1, null]'])('%j holds no notes', (notes) => {
    expect(fromPayload(notes)).toBeNull();
  });

  it('gives sensible notes for any fields', () => {
    const strange = {
      section: 'nowhere',
      pos: [1e300, 'x'],
      size: 9,
      colour: '__proto__',
      text: {},
    };
    const copies = fromPayload(JSON.stringify([strange, { extras: { tags: { a: 1 }, voice: 3 } }]));
    expect(copies?.[0]).toMatchObject({ section: 'park', size: 'm', colour: 'paper', text: '' });
    expect(copies?.[1]?.extras).toEqual({});
    pasteNotes(test.editor, copies ?? []);
    expect(test.notes).toHaveLength(2);
  });
});

describe('duplicates', () => {
  it('stand beside and are selected; undo takes them back', () => {
    const id = test.put('a', [104, 504], { colour: 'coral' });
    duplicate(test.editor, [test.note(id)]);
    const copy = test.note(test.selected[0] ?? '');
    expect(copy).toMatchObject({ text: 'a', colour: 'coral', pos: [128, 528], author: 'anouk' });
    test.key('Mod+z');
    expect(test.notes.map((note) => note.id)).toEqual([id]);
  });

  it('of a note that just vanished are none', () => {
    const note = test.note(test.put('a'));
    test.map.binNotes([note.id]);
    duplicate(test.editor, [note]);
    expect(test.notes).toEqual([]);
  });
});

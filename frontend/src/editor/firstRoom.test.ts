import { expect, it } from 'vitest';
import { noteBox, notesIn } from '../document/reading';
import { type SectionKey, sections } from '../shared/catalogue';
import { boxOf, contains } from '../shared/geometry';
import { makeNoteIn } from './notes';
import { TestEditor } from './support/testEditor';

function fill(section: SectionKey, count: number): TestEditor {
  const test = new TestEditor();
  for (let made = 0; made < count; made++) {
    makeNoteIn(test.editor, section);
    test.type(`note ${made}`);
  }
  return test;
}

it('makes notes small once a section has no room for the usual size', () => {
  const sizes = fill('pains', 12).notes.map(({ size }) => size);
  expect(sizes[0]).toBe('m');
  expect(sizes.at(-1)).toBe('s');
  expect(sizes.indexOf('s')).toBe(sizes.lastIndexOf('m') + 1);
});

it.each(sections.map(({ key }) => key))('keeps 60 notes within reach in %s', (section) => {
  const { map } = fill(section, 60);
  const box = boxOf(section);
  for (const note of notesIn(map, section)) {
    const { x, y, w, h } = noteBox(note);
    expect(contains(box, [x + w / 2, y + h / 2])).toBe(true);
  }
  expect(notesIn(map, section)).toHaveLength(60);
});

it('gives a note the question that it answers', () => {
  const test = new TestEditor();
  makeNoteIn(test.editor, 'hear', 'leaders');
  expect(test.notes[0]).toMatchObject({ section: 'hear', prompt: 'leaders' });
  test.type('Late again?');
  makeNoteIn(test.editor, 'hear');
  expect(test.notes.map(({ prompt }) => prompt)).toEqual(['leaders', '']);
});

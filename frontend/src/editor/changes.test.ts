import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ChangeReport } from './changes';
import { makeNoteIn } from './notes';
import { TestEditor } from './support/testEditor';

let a: TestEditor;
let b: TestEditor;
let reports: ChangeReport[];

beforeEach(async () => {
  [a, b] = TestEditor.pair(Y.applyUpdate);
  reports = [];
  a.editor.changes.subscribe((report) => reports.push(report));
});

it('tells of notes that a colleague made', async () => {
  makeNoteIn(b.editor, 'say');
  await a.flush();
  expect(reports).toEqual([{ added: [{ author: 'sam', section: 'say' }], removed: 0, moved: [] }]);
});

it('says nothing of what one does oneself', async () => {
  makeNoteIn(a.editor, 'say');
  a.type('x');
  await a.flush();
  a.drag([2450, 1080], [2600, 600]);
  await a.flush();
  a.key('Mod+z');
  await a.flush();
  a.key('Delete');
  await a.flush();
  expect(reports).toEqual([]);
});

it('tells of notes that a colleague deleted', async () => {
  const id = a.put('a');
  await a.flush();
  reports.length = 0;
  b.map.binNotes([id]);
  await a.flush();
  expect(reports).toEqual([{ added: [], removed: 1, moved: [] }]);
});

it('tells of moves to another section, not of those within one', async () => {
  a.put('a', [104, 504]);
  await a.flush();
  reports.length = 0;
  b.drag([150, 550], [350, 550]);
  await a.flush();
  expect(reports).toEqual([]);
  b.drag([350, 550], [2600, 600]);
  await a.flush();
  expect(reports).toEqual([{ added: [], removed: 0, moved: ['see'] }]);
});

it('does not swallow a colleague’s change after own typing', async () => {
  a.doubleClick([300, 700]).type('mine');
  await a.flush();
  makeNoteIn(b.editor, 'see');
  await a.flush();
  expect(reports.flatMap(({ added }) => added)).toEqual([{ author: 'sam', section: 'see' }]);
});

it('is silent once destroyed', async () => {
  a.put('a', [104, 504]);
  await a.flush();
  reports.length = 0;
  a.editor.changes.destroy();
  b.drag([150, 550], [2600, 600]);
  makeNoteIn(b.editor, 'see');
  await a.flush();
  expect(reports).toEqual([]);
});

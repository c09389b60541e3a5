import { expect, test } from 'vitest';
import { usualDepartments } from '../../document/departments';
import { readNote } from '../../document/readNote';
import type { Text } from '../../view/text';
import { writtenCopy } from './writtenCopy';

const text: Text = (key) => `<${key}>`;

function note(id: string, section: string, words: string) {
  return readNote(id, new Map(Object.entries({ section, pos: [100, 100], text: words })));
}

test('a copy has a section after another with a note on each line, and nothing empty', () => {
  const notes = [note('1', 'gains', 'Fewer calls'), note('2', 'see', 'A wiki\n with holes')];
  const map = { board: 'Acme', title: 'CFO', notes: [...notes, note('3', 'see', ' ')] };
  const rest = {
    role: 'r',
    person: '',
    committeeRoles: [],
    account: '',
    departments: usualDepartments,
  };
  expect(writtenCopy({ ...rest, ...map }, text)).toBe(
    'Acme, CFO\n\n<section.see>\n- A wiki / with holes\n\n<section.gains>\n- Fewer calls\n',
  );
});

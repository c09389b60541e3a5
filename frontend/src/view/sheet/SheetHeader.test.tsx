import { afterEach, expect, test } from 'vitest';
import { someone } from '../../editor/support/fakePresence';
import { TestEditor } from '../../editor/support/testEditor';
import { type Rendered, render } from '../support/render';
import { SheetHeader } from './SheetHeader';
import { SheetFactsProvider } from './sheetFacts';
import { designers } from './useDesigners';

let header: Rendered;

afterEach(() => header?.unmount());

async function show(person: string, people: readonly string[]) {
  const test = new TestEditor();
  test.presence.meet(...people.map((name) => someone(name)));
  test.map.doc.getMap('role').set('job_title', 'CFO');
  test.map.doc.getMap('role').set('committee_roles', ['champion', 'Wallet']);
  header = await render(
    <SheetFactsProvider value={{ person, priority: 'must', account: 'Acme', me: 'Anouk' }}>
      <SheetHeader />
    </SheetFactsProvider>,
    test,
  );
}

const facts = () => header.find('.sheet-facts').textContent;

test('tells person, title, seats, priority, account and who is at work', async () => {
  await show('Helen Marsh', ['Sam', 'Sam']);
  expect(header.find('h2').textContent).toBe('Helen Marsh, CFO');
  expect(facts()).toBe('Champion · Wallet · priority: must · Acme · designed by Anouk, Sam');
  expect(header.find('.sheet-date').textContent).toMatch(/20\d\d/);
});

test('names four people and counts the rest', async () => {
  await show('', ['Sam', 'Fatima', 'Joost', 'Mia', 'Omar']);
  expect(header.find('h2').textContent).toBe('CFO');
  expect(facts()).toContain('designed by Anouk, Sam, Fatima, Joost and 2 more');
});

test('names keep their direction whatever stands beside them', async () => {
  await show('محمد', ['田中']);
  expect(header.find('h2').getAttribute('dir')).toBe('auto');
  expect(header.all('.sheet-facts bdi').at(-1)?.textContent).toContain('田中');
});

test('who gave no name is not named', () => {
  expect(designers(' ', [{ clientId: 1, state: {} }])).toEqual([]);
});

import { expect, test } from 'vitest';
import { toNewLink } from './newLink';

const NOW = 1_000_000_000_000;
const DAY = 86_400_000;

function fields(given: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(given)) form.set(name, value);
  return form;
}

test('fields that are left empty set no limit', () => {
  const empty = { level: 'edit', map: '', label: ' ', lasts: '0', uses: '', passphrase: '' };
  expect(toNewLink(fields(empty), NOW)).toEqual({
    ...{ level: 'edit', map: null, label: '', expires: null, uses: null, passphrase: null },
    ...{ approval: false, names_hidden: false },
  });
});

test('what is filled in limits the link', () => {
  const given = {
    ...{ level: 'view', map: 'm1', label: ' The team ', lasts: '7', uses: '12' },
    ...{ passphrase: ' with blanks ', approval: 'on', names_hidden: 'on' },
  };
  expect(toNewLink(fields(given), NOW)).toEqual({
    ...{ level: 'view', map: 'm1', label: 'The team', expires: NOW + 7 * DAY, uses: 12 },
    ...{ passphrase: ' with blanks ', approval: true, names_hidden: true },
  });
});

test('a link never makes an owner', () => {
  expect(toNewLink(fields({ level: 'own' }), NOW).level).toBe('view');
});

import { expect, it, vi } from 'vitest';
import { addressOf, type ExportWish, fetchExport } from './exports';

const WISH: ExportWish = {
  of: 'maps',
  id: 'a b',
  format: 'pdf',
  language: 'nl',
  paper: 'a3',
  hidesNames: true,
  notes: ['n1', 'n2'],
};

it('asks for what the form tells', () => {
  expect(addressOf(WISH)).toBe(
    '/api/maps/a%20b/export?format=pdf&language=nl&paper=a3&hide_names=true&note=n1&note=n2',
  );
});

it('gives the file under the name of the server, and what fonts it lacked', async () => {
  const headers = {
    'Content-Disposition': 'attachment; filename="planning.pdf"',
    'X-Empathyboard-Missing-Fonts': 'emoji, other',
  };
  vi.stubGlobal('fetch', async () => new Response('%PDF', { headers }));
  const file = await fetchExport(WISH, new AbortController().signal);
  expect(file).toMatchObject({ name: 'planning.pdf', missing: ['emoji', 'other'] });
  expect(await file.content.text()).toBe('%PDF');
});

it('passes the reason on when the server refuses', async () => {
  const problem = { type: 'about:blank', title: 'Conflict', status: 409, detail: 'Too much.' };
  vi.stubGlobal('fetch', async () => Response.json(problem, { status: 409 }));
  const asked = fetchExport(WISH, new AbortController().signal);
  await expect(asked).rejects.toMatchObject({ status: 409, detail: 'Too much.' });
});

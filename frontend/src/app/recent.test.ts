import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Note } from '../document/notes';
import { writeSetting } from './storage';

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});

const recent = () => import('./recent');
const ids = async () => (await recent()).recentBoards.getState().boards.map(({ id }) => id);

test('boards are listed latest first, each once', async () => {
  const { rememberBoard, recentBoard } = await recent();
  rememberBoard('a', { title: 'A', roles: 2, map: 'm1' }, 1);
  rememberBoard('b', { title: 'B' }, 2);
  rememberBoard('a', { title: 'A again', map: 'm2' }, 3);
  expect(await ids()).toEqual(['a', 'b']);
  expect(recentBoard('a')).toEqual({
    id: 'a',
    title: 'A again',
    account: '',
    opened: 3,
    roles: 2,
    maps: ['m2', 'm1'],
    kind: 'board',
    byLink: false,
  });
});

test('at most two dozen are kept, and those that fall off are told', async () => {
  const { rememberBoard } = await recent();
  for (let made = 0; made < 24; made++) rememberBoard(`${made}`, {}, made);
  expect(rememberBoard('one more', {}, 24)).toEqual(['0']);
  expect(await ids()).toHaveLength(24);
});

test('a map that a link opens is found at its own address', async () => {
  const { rememberBoard, recentBoard, pathOf } = await recent();
  rememberBoard('alias', { title: 'CFO', kind: 'map', byLink: true });
  const { id, kind, byLink } = recentBoard('alias') ?? { id: '', kind: 'board', byLink: false };
  expect([pathOf({ id, kind }), byLink]).toEqual(['/m/alias', true]);
  expect(pathOf({ id: 'b', kind: 'board' })).toBe('/b/b');
});

test('news of a board does not move it up, and brings no board back', async () => {
  const { rememberBoard, updateBoard, recentBoard } = await recent();
  rememberBoard('a', { title: 'A' }, 1);
  rememberBoard('b', { title: 'B' }, 2);
  updateBoard('a', { title: 'New' });
  updateBoard('c', { title: 'C' });
  expect([await ids(), recentBoard('a')?.title]).toEqual([['b', 'a'], 'New']);
});

test('what another window wrote meanwhile stays', async () => {
  const { rememberBoard } = await recent();
  rememberBoard('a', {}, 1);
  writeSetting('recent', [
    { id: 'theirs', opened: 2 },
    { id: 'a', opened: 1 },
  ]);
  rememberBoard('b', {}, 3);
  expect(await ids()).toEqual(['b', 'theirs', 'a']);
});

test('strange content is read as far as it makes sense', async () => {
  writeSetting('recent', [{ id: 'a', maps: 'x', roles: '2' }, 'x', null, { title: 'no id' }]);
  const { recentBoards } = await recent();
  expect(recentBoards.getState().boards).toEqual([
    {
      ...{ id: 'a', title: '', account: '', opened: 0, roles: 0, maps: [] },
      ...{ kind: 'board', byLink: false },
    },
  ]);
});

const note = (pos: readonly [number, number]) => ({ pos, size: 'm', colour: 'blue' }) as Note;

test('a picture keeps places and colours, far notes at the edge, and not too many', async () => {
  const { keepPicture, readPicture } = await import('./pictures');
  keepPicture('a', [note([1.4, 2]), note([1e9, -5])]);
  expect(readPicture('a')).toEqual([
    { x: 1, y: 2, side: 160, colour: 'blue' },
    { x: 3040, y: 0, side: 160, colour: 'blue' },
  ]);
  keepPicture('a', [note([800, 800]), ...Array.from({ length: 500 }, () => note([0, 0]))]);
  expect(readPicture('a')).toHaveLength(2);
  const spread = (at: number) => note([(at % 25) * 96, Math.floor(at / 25) * 80]);
  keepPicture(
    'a',
    Array.from({ length: 500 }, (_, at) => spread(at)),
  );
  expect(readPicture('a')).toHaveLength(160);
  writeSetting('picture.a', [[1, 2], 'x', [1, 2, 3, '#fff'], null, [0, 0, 160, 'mint']]);
  expect(readPicture('a')).toEqual([{ x: 0, y: 0, side: 160, colour: 'mint' }]);
});

test('a forgotten board leaves nothing on the device, other boards stay', async () => {
  const { rememberBoard } = await recent();
  const { keepPicture, readPicture } = await import('./pictures');
  const { forgetOnDevice } = await import('./device');
  const made = ['board', 'map', 'other'].map((id) => open(`empathyboard:${id}`));
  await Promise.all(made);
  rememberBoard('other', {}, 1);
  rememberBoard('board', { map: 'map' }, 2);
  keepPicture('board', [note([0, 0])]);
  await forgetOnDevice('board');
  const left = (await indexedDB.databases()).map(({ name }) => name);
  expect(left).toEqual(['empathyboard:other']);
  expect([await ids(), readPicture('board')]).toEqual([['other'], []]);
});

function open(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}

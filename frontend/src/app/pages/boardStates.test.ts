import { beforeEach, expect, test } from 'vitest';
import { ApiError } from '../../api/errors';
import type { Board } from '../../api/types';
import { recentBoards, rememberBoard } from '../recent';
import { boardInfo } from '../support/fakes';
import { askForBoards, boardStates } from './boardStates';

const problem = (status: number, code = String(status)) =>
  new ApiError({ status, code, title: '', detail: '' });

const answers: Readonly<Record<string, () => Board>> = {
  fine: () => ({ ...boardInfo('a', 'b'), title: 'New title' }),
  binned: () => {
    throw problem(404, 'gone');
  },
  unknown: () => {
    throw problem(404);
  },
  closed: () => {
    throw problem(403);
  },
  unreachable: () => {
    throw problem(0, 'network');
  },
};

const singleMap = () => Promise.reject(new Error('no map is on the list'));

beforeEach(() => {
  localStorage.clear();
  boardStates.setState({}, true);
  for (const [at, id] of Object.keys(answers).entries()) rememberBoard(id, { title: id }, at);
});

test('each board of the list is asked for once and tells how it stands', async () => {
  const asked: string[] = [];
  await askForBoards({
    board: async (id) => {
      asked.push(id);
      return answers[id]?.() ?? boardInfo();
    },
    singleMap,
  });
  expect(asked.sort()).toEqual(Object.keys(answers).sort());
  expect(boardStates.getState()).toEqual({
    fine: 'open',
    binned: 'gone',
    unknown: 'unknown',
    closed: 'forbidden',
  });
});

test('a title and the number of roles are taken over, the order stays', async () => {
  await askForBoards({ board: async (id) => answers[id]?.() ?? boardInfo(), singleMap });
  const { boards } = recentBoards.getState();
  expect(boards.map(({ id }) => id)).toEqual(Object.keys(answers).reverse());
  expect(boards.at(-1)).toMatchObject({ title: 'New title', roles: 2 });
});

test('an address whose link ended says so; a map alone is asked for as a map', async () => {
  recentBoards.setState({ boards: [] });
  rememberBoard('ended', { byLink: true }, 1);
  rememberBoard('map', { byLink: true, kind: 'map' }, 2);
  const asked: string[] = [];
  await askForBoards({
    board: () => Promise.reject(problem(404)),
    singleMap: (id) => {
      asked.push(id);
      return Promise.reject(problem(404));
    },
  });
  expect(asked).toEqual(['map']);
  expect(boardStates.getState()).toMatchObject({ ended: 'ended', map: 'ended' });
});

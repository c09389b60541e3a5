import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../api/errors';
import type { Board } from '../../api/types';
import { boardInfo, FakeSession } from '../support/fakes';
import { BoardRoom } from './room';

const me = { id: 'me', name: 'Anouk', department: 'sales', colour: '#1f5fd0' };
const gone = () => new ApiError({ status: 404, code: '404', title: '', detail: '' });

let sessions: Map<string, FakeSession>;
let opened: string[];
let forgotten: string[];
let told: string[];
let info: () => Board;
let saved: readonly { readonly id: string; readonly text: string }[];
let room: BoardRoom;

beforeEach(async () => {
  vi.useFakeTimers();
  [sessions, opened, forgotten, told, saved] = [new Map(), [], [], [], []];
  info = () => ({ ...boardInfo('a'), level: 'edit', me: 'given' });
  room = new BoardRoom('board', {
    api: {
      board: async () => info(),
      introduce: async (_kind, _id, { name }) => void told.push(name),
      requests: async () => [{ id: 'r', name: 'Vera', department: '', at: 1, link: null }],
      notes: async () => ({ notes: saved }) as never,
    },
    open: (document, doc) => {
      opened.push(document);
      const session = new FakeSession(doc);
      sessions.set(document, session);
      return session;
    },
    me: () => me,
    forget: async (documents) => void forgotten.push(...documents),
  });
  await settle();
});

afterEach(() => {
  room.close();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(1);
const state = () => room.store.getState();

function session(document: string): FakeSession {
  const found = sessions.get(document);
  if (!found) throw new Error(`${document} is not open`);
  return found;
}

/** The person writes a note that is not saved yet. */
function write(text: string): void {
  const { editor } = state().desk ?? {};
  editor?.map.addNote({
    ...{ section: 'say', pos: [0, 0], colour: 'yellow', author: 'given', department: '', text },
  });
  session('map-a').becomes({ unsaved: 1 });
}

test('the server’s id is one’s own, and the server is told the name (A60)', () => {
  expect(session('board').people.own?.participant).toMatchObject({ id: 'given', name: 'Anouk' });
  expect(told).toEqual(['Anouk']);
});

test('P7: a level that is lowered locks the map and the tabs at once', async () => {
  session('map-a').becomes({ level: 'view' });
  expect(state().level).toBe('view');
  expect(state().desk?.editor.may('edit')).toBe(false);
  room.board.moveRole('a', null);
  await settle();
  expect(opened).toEqual(['board', 'map-a']);
});

test('A3: what is saved after the level was lowered needs no rescue', async () => {
  write('in time');
  session('map-a').becomes({ level: 'view' });
  session('map-a').becomes({ unsaved: 0 });
  await settle();
  expect(state().rescued).toEqual([]);
  expect(opened).toEqual(['board', 'map-a']);
});

test('what was not saved in time is put aside, and the map is opened as the server has it', async () => {
  write('too late');
  session('map-a').becomes({ level: 'view' });
  await vi.advanceTimersByTimeAsync(5000);
  expect(state().rescued).toEqual(['too late']);
  expect(forgotten).toEqual(['map-a']);
  expect(opened).toEqual(['board', 'map-a', 'map-a']);
  expect(state().desk?.editor.map.noteIds()).toEqual([]);
  expect(state().desk?.editor.may('edit')).toBe(false);
});

test('edits of an earlier visit that the server will not take are put aside too', async () => {
  const { editor } = state().desk ?? {};
  editor?.map.addNote({
    ...{ section: 'say', pos: [0, 0], colour: 'yellow', author: 'x', department: '', text: 'old' },
  });
  session('map-a').becomes({ unsaved: 0 });
  session('map-a').becomes({ unsaved: 3, level: 'view' });
  await vi.advanceTimersByTimeAsync(5000);
  expect(state().rescued).toEqual(['old']);
});

test('a board whose access is taken away ends, keeps the words and leaves nothing here', async () => {
  write('too late');
  info = () => {
    throw gone();
  };
  session('board').becomes({ phase: 'forbidden' });
  await settle();
  expect(state()).toMatchObject({ phase: 'ended', desk: null, rescued: ['too late'] });
  expect(forgotten).toEqual(['board', 'map-a']);
  expect(session('map-a').closed).toBe(true);
});

test('a connection refused for an edit too late comes back to look', async () => {
  write('too late');
  info = () => ({ ...boardInfo('a'), level: 'view' });
  session('map-a').becomes({ phase: 'forbidden' });
  await vi.advanceTimersByTimeAsync(5000);
  expect(state()).toMatchObject({ phase: 'open', level: 'view', rescued: ['too late'] });
  expect(opened.filter((one) => one === 'map-a').length).toBeGreaterThan(1);
});

test('an outage ends nothing', async () => {
  info = () => {
    throw new ApiError({ status: 0, code: 'network', title: '', detail: '' });
  };
  session('board').becomes({ phase: 'forbidden' });
  await settle();
  expect(state().phase).toBe('open');
});

test('who waits is told to those who may let in, and to nobody else', async () => {
  session('board').tells('requests');
  await settle();
  expect(state().requests).toEqual([]);
  session('board').becomes({ level: 'facilitate' });
  await settle();
  expect(state().requests.map(({ name }) => name)).toEqual(['Vera']);
});

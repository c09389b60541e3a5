import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { ApiError } from '../../api/errors';
import type { Board } from '../../api/types';
import { boardInfo, FakeSession } from '../support/fakes';
import { BoardRoom, type RoomParts } from './room';

const me = { id: 'me', name: 'Anouk', department: 'sales', colour: '#1f5fd0' };
let sessions: Map<string, FakeSession>;
let answer: () => Promise<Board>;
let asked: number;
let room: BoardRoom;

/** Opens a board whose server knows these roles. */
async function open(...roles: string[]): Promise<void> {
  answer = async () => boardInfo(...roles);
  await enter();
}

async function enter(role?: string): Promise<void> {
  sessions = new Map();
  asked = 0;
  const parts: RoomParts = {
    api: {
      board: () => {
        asked += 1;
        return answer();
      },
      introduce: async () => undefined,
      requests: async () => [],
      notes: async () => ({ notes: [] }),
    },
    forget: async () => undefined,
    open: (document, doc) => {
      const session = new FakeSession(doc);
      sessions.set(document, session);
      return session;
    },
    me: () => me,
  };
  room = new BoardRoom('board', parts, role);
  await settle();
}

const settle = () => new Promise((done) => setTimeout(done));

const state = () => room.store.getState();

function session(document: string): FakeSession {
  const found = sessions.get(document);
  if (!found) throw new Error(`${document} is not open`);
  return found;
}

/** The server writes roles into the board's document. */
async function writeRoles(...roles: string[]): Promise<void> {
  const root = session('board').doc.getMap('roles');
  for (const key of root.keys()) if (!roles.includes(key)) root.delete(key);
  for (const key of roles) {
    if (!root.has(key)) root.set(key, new Y.Map(Object.entries({ rank: key, title: key })));
  }
  await settle();
}

beforeEach(() => open('a', 'b'));
afterEach(() => room.close());

describe('opening', () => {
  it('shows the first role’s map and says who is there', () => {
    expect(state().phase).toBe('open');
    expect(state().desk?.role).toBe('a');
    expect(session('board').people.own).toMatchObject({ participant: me, map: 'a' });
    expect(session('map-a').people.own).toMatchObject({ participant: me, map: 'a' });
  });

  it('begins with the role that is wanted and opens no other map', async () => {
    room.close();
    await enter('b');
    expect(state().desk?.role).toBe('b');
    expect([...sessions.keys()]).toEqual(['board', 'map-b']);
  });

  it('lists the server’s roles until the document comes', async () => {
    expect(state().roles.map(({ key }) => key)).toEqual(['a', 'b']);
    await writeRoles('b', 'c');
    expect(state().roles.map(({ key }) => key)).toEqual(['b', 'c']);
  });

  it.each([
    [404, '404', 'unknown'],
    [422, '422', 'unknown'],
    [404, 'gone', 'gone'],
    [403, '403', 'forbidden'],
    [0, 'network', 'offline'],
    [500, '500', 'offline'],
  ] as const)('answers %i “%s” with “%s”', async (status, code, phase) => {
    room.close();
    answer = async () => {
      throw new ApiError({ status, title: '', detail: '', code });
    };
    await enter();
    expect(state().phase).toBe(phase);
  });

  it('tries again when asked to', async () => {
    room.close();
    answer = () => Promise.reject(new ApiError({ status: 0, title: '', detail: '', code: '' }));
    await enter();
    answer = async () => boardInfo('a');
    await room.load();
    expect(state()).toMatchObject({ phase: 'open' });
    expect(state().desk?.role).toBe('a');
  });

  it('stays open when a later question fails', async () => {
    answer = () => Promise.reject(new Error('no'));
    await room.load();
    expect(state().phase).toBe('open');
  });
});

describe('changing the role', () => {
  it('opens the other map and closes the one that is saved', () => {
    room.openRole('b');
    expect(state().desk?.role).toBe('b');
    expect(session('map-a').closed).toBe(true);
    expect(session('board').people.own.map).toBe('b');
  });

  it('keeps a map connected until everything of it is saved', () => {
    session('map-a').becomes({ unsaved: 2 });
    room.openRole('b');
    expect(session('map-a').closed).toBe(false);
    expect(room.syncStates().map(({ unsaved }) => unsaved)).toEqual([0, 0, 2]);
    session('map-a').becomes({ unsaved: 0 });
    expect(session('map-a').closed).toBe(true);
    expect(room.syncStates()).toHaveLength(2);
  });

  it('takes one’s pointer from the map that was left', () => {
    state().desk?.editor.pointAt([10, 10]);
    const { people } = session('map-a');
    room.openRole('b');
    expect(people.own.cursor).toBeUndefined();
  });

  it('shows nothing for a role that the board has not', () => {
    room.openRole('nobody');
    expect(state().desk).toBeNull();
    expect(session('board').people.own.map).toBeNull();
  });
});

describe('when the roles change', () => {
  it('asks the server for the map of a new role, once', async () => {
    await writeRoles('a', 'b');
    const before = asked;
    answer = async () => boardInfo('a', 'b', 'c');
    await writeRoles('a', 'b', 'c');
    expect(asked).toBe(before + 1);
    room.openRole('c');
    expect(state().desk?.role).toBe('c');
  });

  it('does not ask forever for a role that the server never tells of', async () => {
    await writeRoles('a', 'ghost');
    const before = asked;
    await writeRoles('a', 'b', 'ghost');
    expect(asked).toBe(before);
  });

  it('leaves the map of a role that somebody removes', async () => {
    await writeRoles('a', 'b');
    room.openRole('b');
    await writeRoles('a');
    expect(state().desk).toBeNull();
    expect(session('map-b').closed).toBe(true);
  });

  it('opens it again when somebody brings the role back', async () => {
    await writeRoles('a', 'b');
    room.openRole('b');
    await writeRoles('a');
    await writeRoles('a', 'b');
    expect(state().desk?.role).toBe('b');
  });

  it('goes on to the first role when nobody asked for another', async () => {
    await writeRoles('a', 'b');
    await writeRoles('b');
    expect(state().desk?.role).toBe('b');
  });
});

it('tells when a connection’s state changes', () => {
  const listener = vi.fn();
  room.subscribeSync(listener);
  session('board').becomes({ unsaved: 1 });
  session('map-a').becomes({ unsaved: 1 });
  expect(listener).toHaveBeenCalledTimes(2);
});

it('reconnects all at once', () => {
  room.reconnect();
  expect([...sessions.values()].map(({ reconnects }) => reconnects)).toEqual([1, 1]);
});

it('closes everything', () => {
  session('map-a').becomes({ unsaved: 1 });
  room.openRole('b');
  room.close();
  expect([...sessions.values()].every(({ closed }) => closed)).toBe(true);
});

describe('after a restore', () => {
  it('has the other document ask at once, and only once', () => {
    session('map-a').becomes({ phase: 'offline' });
    session('board').becomes({ phase: 'restored' });
    session('board').becomes({ phase: 'restored', unsaved: 1 });
    expect(session('map-a').reconnects).toBe(1);
    expect(session('board').reconnects).toBe(0);
  });

  it('leaves connections alone that have one', () => {
    session('map-a').becomes({ phase: 'restored' });
    expect(session('board').reconnects).toBe(0);
  });
});

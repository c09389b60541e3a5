import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { BoardDocument } from './boardDocument';
import { LOCAL } from './origin';

let doc: Y.Doc;
let board: BoardDocument;

beforeEach(() => {
  doc = new Y.Doc();
  board = new BoardDocument(doc);
});

const flushed = () => Promise.resolve();

function addRole(key: string, fields: Record<string, unknown>): void {
  doc.getMap('roles').set(key, new Y.Map(Object.entries(fields)));
}

function threeRoles(): void {
  addRole('cfo', { rank: 'a1', title: 'CFO', priority: 'must', committee_roles: ['approver'] });
  addRole('cto', { rank: 'a0', title: 'CTO' });
  addRole('user', { rank: 'a2', title: 'User' });
}

const keys = () => board.roles().map(({ key }) => key);

test('the questions of the guide are chosen for everyone; unknown ones are the first set', () => {
  board.choosePrompts('canvas');
  expect(doc.getMap('meta').get('prompts')).toBe('canvas');
  expect(board.meta().prompts).toBe('canvas');
  doc.getMap('meta').set('prompts', 'horoscope');
  expect(board.meta().prompts).toBe('abm');
});

describe('reading', () => {
  test('an empty document is an empty board', () => {
    expect(board.meta()).toEqual({ schema: 1, title: '', account: '', colour: '', prompts: 'abm' });
    expect(board.roles()).toEqual([]);
  });

  test('roles come in the order of their ranks', () => {
    threeRoles();
    expect(keys()).toEqual(['cto', 'cfo', 'user']);
    expect(board.roles()[1]).toEqual({
      key: 'cfo',
      rank: 'a1',
      priority: 'must',
      title: 'CFO',
      committeeRoles: ['approver'],
    });
  });

  test('binned roles are left out', () => {
    threeRoles();
    (doc.getMap('roles').get('cfo') as Y.Map<unknown>).set('deleted', 5);
    expect(keys()).toEqual(['cto', 'user']);
  });

  test('strange content neither breaks the board nor is shown as something else', () => {
    doc.getMap('roles').set('text', 'no role');
    addRole('half', { rank: 7, title: ['x'], priority: 'highest', committee_roles: 'me' });
    doc.getMap('meta').set('title', 42);
    expect(board.roles()).toEqual([
      { key: 'half', rank: '', priority: null, title: '', committeeRoles: [] },
    ]);
    expect(board.meta().title).toBe('');
  });

  test('what did not change stays the same object', () => {
    threeRoles();
    const [meta, roles] = [board.meta(), board.roles()];
    doc.getMap('meta').set('future', 1);
    doc.getMap('departments').set('x', new Y.Map());
    expect(board.meta()).toBe(meta);
    expect(board.roles()).toBe(roles);
  });
});

describe('editing', () => {
  test('a role moved before another gets a rank between, the others keep theirs', () => {
    threeRoles();
    board.moveRole('user', 'cfo');
    expect(keys()).toEqual(['cto', 'user', 'cfo']);
    expect(board.roles().map(({ rank }) => rank)).toEqual(['a0', 'a0V', 'a1']);
  });

  test('a role moved to the end', () => {
    threeRoles();
    board.moveRole('cto', null);
    expect(keys()).toEqual(['cfo', 'user', 'cto']);
  });

  test('before itself, or a role that is gone: nothing happens', () => {
    threeRoles();
    const heard = vi.fn();
    doc.on('update', heard);
    board.moveRole('cfo', 'cfo');
    board.moveRole('gone', 'cfo');
    board.setPriority('gone', 'must');
    expect(heard).not.toHaveBeenCalled();
  });

  test('two people can move the same two roles and still move them afterwards', () => {
    addRole('a', { rank: 'a0' });
    addRole('b', { rank: 'a0' });
    addRole('c', { rank: 'a0' });
    board.moveRole('c', 'b');
    expect(keys()).toEqual(['a', 'c', 'b']);
  });

  test('a priority is written once, with the local origin', () => {
    threeRoles();
    const origins: unknown[] = [];
    doc.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
    board.setPriority('cto', 'could');
    board.setPriority('cto', 'could');
    expect(origins).toEqual([LOCAL]);
    expect(board.roles()[0]?.priority).toBe('could');
  });
});

describe('listening', () => {
  test('a listener hears once of several changes, after the task', async () => {
    const heard = vi.fn();
    board.subscribe(heard);
    threeRoles();
    doc.getMap('meta').set('title', 'Acme');
    expect(heard).not.toHaveBeenCalled();
    await flushed();
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('changes that are not shown are no news', async () => {
    const heard = vi.fn();
    board.subscribe(heard);
    doc.getMap('meta').set('future', 1);
    await flushed();
    expect(heard).not.toHaveBeenCalled();
  });

  test('after it is destroyed nothing is told', async () => {
    const heard = vi.fn();
    board.subscribe(heard);
    doc.getMap('meta').set('title', 'Acme');
    board.destroy();
    await flushed();
    doc.getMap('meta').set('title', 'Other');
    await flushed();
    expect(heard).not.toHaveBeenCalled();
  });
});

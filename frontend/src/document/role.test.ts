import { beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { MapDocument } from './mapDocument';

let doc: Y.Doc;
let map: MapDocument;

beforeEach(() => {
  doc = new Y.Doc();
  map = new MapDocument(doc);
});

const flushed = () => Promise.resolve();

test('the role is read with what the server wrote; the rest is empty', () => {
  doc.getMap('role').set('job_title', 'CFO');
  doc.getMap('role').set('committee_roles', ['approver', 3]);
  expect(map.role()).toEqual({
    ...{ jobTitle: 'CFO', committeeRoles: ['approver'], position: '', situation: '' },
    ...{ part: '', stance: '', focus: '' },
  });
});

test('it stays the same object until something shown changes', () => {
  const role = map.role();
  doc.getMap('role').set('future', 1);
  expect(map.role()).toBe(role);
  map.changeRole({ stance: 'sceptic' });
  expect(map.role()).not.toBe(role);
});

test('only fields that change are written, an empty one is taken out', () => {
  map.changeRole({ stance: 'sceptic', position: 'Finance' });
  const heard = vi.fn();
  doc.on('update', heard);
  map.changeRole({ stance: 'sceptic', situation: '' });
  expect(heard).not.toHaveBeenCalled();
  map.changeRole({ position: '' });
  expect(heard).toHaveBeenCalledTimes(1);
  expect(doc.getMap('role').toJSON()).toEqual({ stance: 'sceptic' });
});

test('a listener hears of changes once, and not of a note', async () => {
  const heard = vi.fn();
  map.subscribeRole(heard);
  map.changeRole({ stance: 'sceptic' });
  map.changeRole({ focus: 'person' });
  await flushed();
  expect(heard).toHaveBeenCalledTimes(1);
  doc.getMap('notes').set('n', new Y.Map());
  await flushed();
  expect(heard).toHaveBeenCalledTimes(1);
});

test('a change taken back within a task is no news', async () => {
  const heard = vi.fn();
  map.subscribeRole(heard);
  map.changeRole({ stance: 'sceptic' });
  map.changeRole({ stance: '' });
  await flushed();
  expect(heard).not.toHaveBeenCalled();
});

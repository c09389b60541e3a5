import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { newId } from '../shared/ids';
import { copyName, deleteCopy, indexedDbCopy } from './offlineCopy';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A localStorage of the test's own. */
function stubStorage(): Map<string, string> {
  const kept = new Map<string, string>();
  const methods = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  };
  const storage = new Proxy(methods, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
  vi.stubGlobal('localStorage', storage);
  return kept;
}

/** Waits until a copy that is being written can be read by the next page. */
async function settled(name: string, isThere: (doc: Y.Doc, unsaved: number) => boolean) {
  return vi.waitFor(async () => {
    const doc = new Y.Doc();
    const copy = indexedDbCopy(name, doc);
    const unsaved = await copy.loaded;
    copy.close();
    if (!isThere(doc, unsaved)) throw new Error('not written yet');
    return { doc, unsaved };
  });
}

test('what was typed is there after a reload, with the number of unsaved changes', async () => {
  const name = newId();
  const doc = new Y.Doc();
  const copy = indexedDbCopy(name, doc);
  expect(await copy.loaded).toBe(0);
  doc.getText('t').insert(0, 'on the train');
  copy.keepUnsaved(3);
  const again = await settled(name, (_, unsaved) => unsaved === 3);
  copy.close();
  expect(again.doc.getText('t').toString()).toBe('on the train');
});

test('what was typed before the database opened is kept too', async () => {
  const name = newId();
  const doc = new Y.Doc();
  const copy = indexedDbCopy(name, doc);
  doc.getText('t').insert(0, 'fast fingers');
  await copy.loaded;
  await settled(name, (read) => read.getText('t').toString() === 'fast fingers');
  copy.close();
});

test('what the database may not have when the page is left is there all the same', async () => {
  const name = newId();
  const kept = stubStorage();
  const doc = new Y.Doc();
  const page = indexedDbCopy(name, doc);
  doc.getText('t').insert(0, 'last word');
  page.secure();
  page.close();
  expect(kept.size).toBe(1);

  const next = new Y.Doc();
  const origins: unknown[] = [];
  next.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
  const copy = indexedDbCopy(name, next);
  expect(await copy.loaded).toBe(1);
  expect(next.getText('t').toString()).toBe('last word');
  expect(origins.every((origin) => copy.owns(origin))).toBe(true);
  // Once the database has it, it is kept once.
  await vi.waitFor(() => expect(kept.size).toBe(0));
  copy.close();
  await settled(name, (read) => read.getText('t').toString() === 'last word');
});

test('nothing is kept twice: not what is written, and not what came from others', async () => {
  const kept = stubStorage();
  const name = newId();
  const doc = new Y.Doc();
  const copy = indexedDbCopy(name, doc);
  await copy.loaded;
  const other = new Y.Doc();
  other.getText('t').insert(0, 'of others');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote');
  copy.secure();
  expect(kept.size).toBe(0);
  doc.getText('t').insert(0, 'mine, ');
  await vi.waitFor(() => {
    kept.clear();
    copy.secure();
    expect(kept.size).toBe(0);
  });
  copy.close();
});

test('what is kept of a copy and is damaged is passed over', async () => {
  const kept = stubStorage();
  kept.set('damaged/left/7', 'no update');
  const doc = new Y.Doc();
  const copy = indexedDbCopy('damaged', doc);
  expect(await copy.loaded).toBe(1);
  expect(doc.share.size).toBe(0);
  await vi.waitFor(() => expect(kept.size).toBe(0));
  copy.close();
});

test('a deleted copy is deleted with what pages kept of it', async () => {
  const kept = stubStorage();
  kept.set(`${copyName('gone')}/left/7`, 'x');
  kept.set(`${copyName('stays')}/left/7`, 'x');
  await deleteCopy('gone');
  expect([...kept.keys()]).toEqual([`${copyName('stays')}/left/7`]);
});

test('the copy knows what came out of it', async () => {
  const name = newId();
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'x');
  const writer = indexedDbCopy(name, doc);
  await writer.loaded;
  writer.close();
  const origins: unknown[] = [];
  const other = new Y.Doc();
  other.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
  const reader = indexedDbCopy(name, other);
  await reader.loaded;
  expect(origins.map((origin) => reader.owns(origin))).toEqual([true]);
  expect(writer.owns(origins[0])).toBe(false);
  expect(reader.owns('local')).toBe(false);
  reader.close();
});

test('a number that is none counts as zero', async () => {
  const name = newId();
  const copy = indexedDbCopy(name, new Y.Doc());
  await copy.loaded;
  copy.keepUnsaved(Number.NaN);
  const { unsaved } = await settled(name, () => true);
  expect(unsaved).toBe(0);
  copy.close();
});

test('after closing nothing is written and nothing breaks', async () => {
  const copy = indexedDbCopy(newId(), new Y.Doc());
  await copy.loaded;
  copy.close();
  copy.keepUnsaved(2);
  copy.close();
  await Promise.resolve();
});

test.each([
  ['is missing', undefined],
  [
    'forbids it',
    {
      open() {
        throw new DOMException('sandboxed', 'SecurityError');
      },
    },
  ],
  [
    'fails',
    {
      open() {
        const request: { onerror?: () => void } = {};
        queueMicrotask(() => request.onerror?.());
        return request;
      },
    },
  ],
])('where the database %s the copy is empty and the session goes on', async (_, indexedDB) => {
  vi.stubGlobal('indexedDB', indexedDB);
  // A page that has a database asks only once.
  vi.resetModules();
  const page = await import('./offlineCopy');
  const copy = page.indexedDbCopy('x', new Y.Doc());
  expect(await copy.loaded).toBe(0);
  copy.keepUnsaved(1);
  copy.close();
});

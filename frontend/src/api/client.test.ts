import { describe, expect, test } from 'vitest';
import { makeApi } from './client';
import { ApiError } from './errors';

interface Call {
  readonly path: string;
  readonly init: RequestInit;
}

/** A server that answers everything with the same and remembers what was asked. */
function server(status: number, body: unknown, type = 'application/json') {
  const calls: Call[] = [];
  const api = makeApi(async (path, init) => {
    calls.push({ path, init });
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(status === 204 ? null : text, {
      status,
      headers: { 'Content-Type': type },
    });
  });
  return { api, calls };
}

async function failure(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
}

describe('what is asked', () => {
  test('an example, a copy, the notes of a map and the way to the server have their paths', async () => {
    const { api, calls } = server(200, {});
    await api.createExample('nl');
    await api.duplicateBoard('b/1', { title: 'Copy', notes: false });
    await api.notes('m1');
    await api.reach();
    expect(calls.map(({ path, init }) => [init.method, path, init.body])).toEqual([
      ['POST', '/api/boards/example', '{"locale":"nl"}'],
      ['POST', '/api/boards/b%2F1/duplicate', '{"title":"Copy","notes":false}'],
      ['GET', '/api/maps/m1/notes', undefined],
      ['GET', '/api/server', undefined],
    ]);
  });

  test('a new board is sent as JSON to a path of the same origin', async () => {
    const made = { id: 'b1', url: '/b/b1', key: 'secret', maps: [] };
    const { api, calls } = server(201, made);
    expect(await api.createBoard({ title: 'Acme', locale: 'nl' })).toEqual(made);
    expect(calls[0]?.path).toBe('/api/boards');
    expect(calls[0]?.init.method).toBe('POST');
    expect(calls[0]?.init.body).toBe('{"title":"Acme","locale":"nl"}');
    expect(new Headers(calls[0]?.init.headers).get('Content-Type')).toBe('application/json');
  });

  test('every call has its method and path', async () => {
    const { api, calls } = server(200, {});
    await api.board('b');
    await api.changeBoard('b', { title: 'New' });
    await api.binBoard('b');
    await api.restoreBoard('b');
    await api.addMap('b', { job_title: 'CFO', committee_roles: [] });
    await api.map('m');
    await api.changeMap('m', { person: null });
    await api.binMap('m');
    await api.restoreMap('m');
    expect(calls.map(({ path, init }) => `${init.method} ${path}`)).toEqual([
      'GET /api/boards/b',
      'PATCH /api/boards/b',
      'DELETE /api/boards/b',
      'POST /api/boards/b/restore',
      'POST /api/boards/b/maps',
      'GET /api/maps/m',
      'PATCH /api/maps/m',
      'DELETE /api/maps/m',
      'POST /api/maps/m/restore',
    ]);
  });

  test('an id from an address cannot leave its place in the path', async () => {
    const { api, calls } = server(200, {});
    await api.board('../maps/m?x#y');
    expect(calls[0]?.path).toBe('/api/boards/..%2Fmaps%2Fm%3Fx%23y');
  });

  test('the owner shows the key, everyone else only the cookie of the browser', async () => {
    const { api, calls } = server(204, '');
    await api.binBoard('b', 'secret');
    await api.binBoard('b');
    const shown = calls.map(({ init }) => new Headers(init.headers).get('Authorization'));
    expect(shown).toEqual(['Bearer secret', null]);
  });

  test('every call says that a page of ours asks, also the first one that only reads', async () => {
    const { api, calls } = server(200, {});
    await api.board('b');
    await api.changeBoard('b', { title: 'New' });
    const said = calls.map(({ init }) => new Headers(init.headers).get('X-Empathyboard'));
    expect(said).toEqual(['1', '1']);
  });

  test('a call without content sends no content type', async () => {
    const { api, calls } = server(200, {});
    await api.board('b');
    expect(new Headers(calls[0]?.init.headers).has('Content-Type')).toBe(false);
    expect(calls[0]?.init.body).toBeUndefined();
  });
});

describe('what goes wrong', () => {
  test('a problem of the server keeps its status, title and detail', async () => {
    const problem = { type: 'about:blank', title: 'Not Found', status: 404, detail: 'No board x.' };
    const { api } = server(404, problem, 'application/problem+json');
    const error = await failure(api.board('x'));
    expect(error).toMatchObject({ status: 404, title: 'Not Found', detail: 'No board x.' });
    expect(error.code).toBe('404');
    expect(error.message).toBe('No board x.');
  });

  test('a problem with a type of its own is told by the end of that type', async () => {
    const problem = { type: 'https://example.org/problems/too-many-maps', title: 'Conflict' };
    const { api } = server(409, problem, 'application/problem+json');
    expect((await failure(api.map('m'))).code).toBe('too-many-maps');
  });

  test("a proxy's own page still makes an error with a status", async () => {
    const { api } = server(502, '<h1>Bad gateway</h1>', 'text/html');
    expect(await failure(api.board('b'))).toMatchObject({ status: 502, code: '502', detail: '' });
  });

  test('an answer of strange shape does not become text of ours', async () => {
    const { api } = server(400, { title: { nested: true }, detail: 7, type: [] });
    expect(await failure(api.board('b'))).toMatchObject({ status: 400, detail: '', code: '400' });
  });

  test('a call that nothing answers is an error of its own kind', async () => {
    const cause = new TypeError('Failed to fetch');
    const api = makeApi(() => Promise.reject(cause));
    const error = await failure(api.board('b'));
    expect(error).toMatchObject({ status: 0, code: 'network' });
    expect(error.cause).toBe(cause);
  });

  test('a successful answer that is no JSON is an error, not an empty board', async () => {
    const { api } = server(200, '<!doctype html>', 'text/html');
    expect(await failure(api.board('b'))).toMatchObject({ status: 200, code: 'unreadable' });
  });
});

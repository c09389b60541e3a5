import { networkError, problemOf, unreadableError } from './errors';

/** Sends a request; `fetch` in browsers. */
export type Send = (path: string, init: RequestInit) => Promise<Response>;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The two ways to call: for an answer, or only for its effect. */
export interface Calls {
  read<Answer>(method: Method, path: string, body?: object): Promise<Answer>;
  send(method: Method, path: string, body?: object, key?: string): Promise<void>;
}

/** Calls that go out through `send`; every failure is an `ApiError`. */
export function makeCalls(send: Send): Calls {
  const call = (method: Method, path: string, body?: object, key?: string) =>
    request(send, path, { method, ...content(body, key) });
  return {
    read: async <Answer>(method: Method, path: string, body?: object) =>
      parse<Answer>(await call(method, path, body)),
    send: async (method, path, body, key) => {
      await call(method, path, body, key);
    },
  };
}

/** The path of a board or a map. */
export function at(kind: 'boards' | 'maps', id: string): string {
  return `/api/${kind}/${encodeURIComponent(id)}`;
}

/**
 * Another site's form cannot send this header, so that our cookie counts only with it (A22).
 * It goes along with reading too: the first request of a browser begins its session.
 */
const OWN = { 'X-Empathyboard': '1' } as const;

function content(body?: object, key?: string): RequestInit {
  const headers: Record<string, string> = { Accept: 'application/json', ...OWN };
  if (key !== undefined) headers.Authorization = `Bearer ${key}`;
  if (body === undefined) return { headers };
  if (body instanceof Blob) {
    return { headers: { ...headers, 'Content-Type': 'application/octet-stream' }, body };
  }
  return {
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

async function request(send: Send, path: string, init: RequestInit): Promise<Response> {
  const response = await send(path, init).catch((cause: unknown) => {
    throw networkError(cause);
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function parse<Answer>(response: Response): Promise<Answer> {
  try {
    return (await response.json()) as Answer;
  } catch (cause) {
    throw unreadableError(response.status, cause);
  }
}

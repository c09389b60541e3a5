/** What a server answers instead of what was asked (RFC 9457). */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** The last part of the problem's type, `network` without an answer, `unreadable` with a bad one. */
  readonly code: string;
  /** In how many seconds it may be tried again, where the server says so. */
  readonly retryAfter?: number | undefined;
}

/** A call that brought no result; `status` is 0 if no answer came at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly retryAfter: number | undefined;

  constructor({ status, title, detail, code, retryAfter }: Problem, options?: ErrorOptions) {
    super(detail || title, options);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** The error of a call that never got an answer. */
export function networkError(cause: unknown): ApiError {
  const problem = { status: 0, title: 'No connection', detail: '', code: 'network' };
  return new ApiError(problem, { cause });
}

/** The error of an answer that is not what the interface promises. */
export function unreadableError(status: number, cause?: unknown): ApiError {
  const problem = { status, title: 'Unreadable answer', detail: '', code: 'unreadable' };
  return new ApiError(problem, { cause });
}

/** The error that an answer tells of; a proxy's own page counts too. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (key: string) => (typeof fields[key] === 'string' ? fields[key] : '');
  const type = text('type').split(/[/:#]/).at(-1) ?? '';
  return new ApiError({
    status: response.status,
    title: text('title') || response.statusText,
    detail: text('detail'),
    code: type === '' || type === 'blank' ? String(response.status) : type,
    retryAfter: Number(response.headers.get('Retry-After')) || undefined,
  });
}

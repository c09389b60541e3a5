import { beforeEach, expect, test } from 'vitest';
import { ApiError, problemOf } from '../../api/errors';
import { keep, takeSecret } from '../joinSecret';
import { stepAfter, stepAfterError } from './joining';

const problem = (status: number, code: string, retryAfter?: number) =>
  new ApiError({ status, code, title: '', detail: '', retryAfter });

beforeEach(() => history.replaceState(null, '', '/join'));

test('whoever is let in goes to the address, others wait for their request', () => {
  const joined = { state: 'in', address: '/b/alias', request: null } as const;
  expect(stepAfter(joined)).toEqual({ is: 'in', address: '/b/alias' });
  const waiting = { state: 'waiting', address: null, request: 'r1' } as const;
  expect(stepAfter(waiting)).toEqual({ is: 'waiting', request: 'r1' });
});

test.each([
  [404, 'link-unknown', { is: 'refused', why: 'unknown' }],
  [404, 'link-expired', { is: 'refused', why: 'expired' }],
  [404, 'link-used-up', { is: 'refused', why: 'used-up' }],
  [404, '404', { is: 'refused', why: 'unknown' }],
  [422, '422', { is: 'refused', why: 'unknown' }],
  [401, 'passphrase-needed', { is: 'passphrase', wasWrong: false }],
  [401, 'passphrase-wrong', { is: 'passphrase', wasWrong: true }],
])('A34: %d %s is told in its own words', (status, code, step) => {
  expect(stepAfterError(problem(status, code))).toEqual(step);
});

test('too many attempts say when to try again, in whole minutes', () => {
  expect(stepAfterError(problem(429, 'too-many', 61))).toEqual({ is: 'held', minutes: 2 });
  expect(stepAfterError(problem(429, 'too-many'))).toEqual({ is: 'held', minutes: 1 });
});

test('the time comes out of the answer', async () => {
  const answer = new Response('{}', { status: 429, headers: { 'Retry-After': '480' } });
  expect((await problemOf(answer)).retryAfter).toBe(480);
});

test('without a network it can be tried again', () => {
  const error = problem(0, 'network');
  expect(stepAfterError(error)).toEqual({ is: 'failed', error });
});

test('A30: the secret leaves the address bar at once; a page loaded again still knows it', () => {
  history.replaceState(null, '', '/join#secret-of-the-link');
  expect(takeSecret()).toEqual({ secret: 'secret-of-the-link' });
  expect(location.href).not.toContain('secret');
  expect(takeSecret()).toEqual({ secret: 'secret-of-the-link' });
});

test('once one waits, only the request is kept', () => {
  keep({ request: 'r1' });
  expect(takeSecret()).toEqual({ request: 'r1' });
});

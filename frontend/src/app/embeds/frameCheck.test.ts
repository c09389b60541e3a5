import { expect, test } from 'vitest';
import { embedPath, framersIn, judge, wikiOrigin } from './frameCheck';

const OWN = ['https://board.example', 'http://192.168.1.5:8000'];
const LISTED =
  "default-src 'none'; frame-ancestors 'self' https://board.example https://wiki.example";
const ANYWHERE = "default-src 'none'; script-src 'self'";

test('an embed is known by its address, on any of our own', () => {
  expect(embedPath('https://board.example/embed/abc/', OWN)).toEqual({
    ...{ path: '/embed/abc', isSecure: true },
  });
  expect(embedPath(' http://192.168.1.5:8000/embed/abc ', OWN)).toMatchObject({ isSecure: false });
  expect(embedPath('https://board.example/b/abc', OWN)).toBe('noEmbed');
  expect(embedPath('javascript:alert(1)', OWN)).toBe('noEmbed');
  expect(embedPath('https://other.example/embed/abc', OWN)).toBe('foreign');
});

test('a wiki is known by its address, with https where nothing is said', () => {
  expect(wikiOrigin('wiki.example/page?x=1')).toBe('https://wiki.example');
  expect(wikiOrigin('http://wiki.example:8080/page')).toBe('http://wiki.example:8080');
  expect(wikiOrigin('file:///etc/passwd')).toBeNull();
  expect(wikiOrigin('no address')).toBeNull();
});

test('the policy says who may frame', () => {
  expect(framersIn(ANYWHERE)).toBeNull();
  expect(framersIn(LISTED)).toEqual(["'self'", 'https://board.example', 'https://wiki.example']);
});

test('a view for any site shows everywhere; one for some sites shows there', () => {
  expect(judge(ANYWHERE, true, 'https://else.example', 'frame')).toBe('fine');
  expect(judge(LISTED, true, 'https://wiki.example', 'sandbox')).toBe('fine');
  expect(judge(LISTED, true, 'https://else.example', 'frame')).toBe('refused');
  expect(judge(LISTED, true, 'http://wiki.example', 'frame')).toBe('refused');
});

test('a page in a sandbox can be in no list', () => {
  expect(judge(LISTED, true, 'https://wiki.example', 'sandboxedPage')).toBe('opaque');
  expect(judge(ANYWHERE, true, 'https://wiki.example', 'sandboxedPage')).toBe('fine');
});

test('no encrypted page loads an unencrypted frame, and pictures are another matter', () => {
  expect(judge(ANYWHERE, false, 'https://wiki.example', 'frame')).toBe('mixed');
  expect(judge(ANYWHERE, false, 'http://wiki.example', 'frame')).toBe('fine');
  expect(judge(LISTED, false, 'https://wiki.example', 'picture')).toBe('picture');
});

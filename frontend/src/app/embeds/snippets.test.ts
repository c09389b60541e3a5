import { expect, test } from 'vitest';
import { toFrames, toNewEmbed } from './newEmbed';
import {
  confluenceOf,
  iframeOf,
  markdownOf,
  mediawikiOf,
  oembedOf,
  pictureHtmlOf,
} from './snippets';
import { wikis } from './wikis';

const shown = { address: 'https://board.example/embed/abc', title: 'A & "B" [draft]' };
const parsed = (html: string) => {
  const place = document.createElement('div');
  place.innerHTML = html;
  return place.firstElementChild;
};

test('the frame is asked for with its title, in a sandbox that runs its script', () => {
  const frame = parsed(iframeOf(shown));
  expect(frame?.getAttribute('src')).toBe(shown.address);
  expect(frame?.getAttribute('title')).toBe(shown.title);
  expect(frame?.getAttribute('sandbox')?.split(' ')).toContain('allow-scripts');
  expect(frame?.getAttribute('sandbox')).not.toContain('allow-same-origin');
});

test('a title can break out of no snippet', () => {
  const evil = { ...shown, title: '"><script>alert(1)</script>' };
  for (const wiki of wikis)
    for (const { code } of wiki.steps) expect(code?.(evil) ?? '').not.toContain('<script>');
  expect(parsed(pictureHtmlOf(evil))?.querySelector('img')?.alt).toBe(evil.title);
});

test('the picture is written as each wiki wants it', () => {
  expect(markdownOf(shown)).toBe(
    '[![A & "B" \\[draft\\]](https://board.example/embed/abc.png)](https://board.example/embed/abc)',
  );
  expect(mediawikiOf(shown)).toBe(
    '[https://board.example/embed/abc https://board.example/embed/abc.png]',
  );
  expect(confluenceOf(shown)).toContain('ac:alt="A &amp; &quot;B&quot; [draft]"');
});

test('oEmbed is asked at the same server', () => {
  const asked = new URL(oembedOf(shown));
  expect(asked.origin + asked.pathname).toBe('https://board.example/api/oembed');
  expect(asked.searchParams.get('url')).toBe(shown.address);
});

test.each([
  'BookStack',
  'Confluence',
  'GitLab',
  'MediaWiki',
  'Nextcloud',
  'Notion',
  'Wiki.js',
  'XWiki',
])('somebody with %s is told what to do there', (name) => {
  const found = wikis.find((wiki) => wiki.name === name);
  expect(found?.steps.some(({ code }) => code?.(shown).includes('board.example'))).toBe(true);
});

test('the settings of wikis name this server', () => {
  const codes = wikis.flatMap(({ steps }) => steps.map(({ code }) => code?.(shown)));
  expect(codes).toContain('ALLOWED_IFRAME_SOURCES="https://board.example"');
  expect(codes).toContain("$wgAllowExternalImagesFrom = [ 'https://board.example/' ];");
});

test('sites may be typed in any manner; what is none is left to the server to name', () => {
  expect(toFrames(' wiki.example, https://a.example/page\nhttp://b.example:8080  ')).toEqual([
    ...['https://wiki.example', 'https://a.example', 'http://b.example:8080'],
  ]);
  expect(toFrames('https:// ftp://x')).toEqual(['https://', 'ftp://x']);
  expect(toFrames('')).toEqual([]);
});

test('a form is an embed to make; what was left as it is asks for nothing', () => {
  const fields = new FormData();
  expect(toNewEmbed(fields)).toMatchObject({ map: null, section: null, version: null, frames: [] });
  fields.set('section', 'say');
  fields.set('language', 'nl');
  fields.set('appearance', 'dark');
  fields.set('hide_names', 'on');
  expect(toNewEmbed(fields)).toMatchObject({
    ...{ section: 'say', language: 'nl', appearance: 'dark', hide_names: true },
  });
});

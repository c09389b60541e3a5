import en from '@shared/locales/en.json';
import nl from '@shared/locales/nl.json';
import { afterEach, describe, expect, it } from 'vitest';
import { language, languages, setLanguage, text } from './text';

afterEach(() => setLanguage('en'));

describe('texts', () => {
  it('put values into single braces', () => {
    expect(text('presence.cursor', { name: 'Sam', department: 'Sales' })).toBe('Sam · Sales');
  });

  it('have a form for one and for many, whatever was asked before', () => {
    expect(text('section.count', { count: 1 })).toBe('1 note');
    expect(text('note.sources', { count: 3 })).toContain('3');
    expect(text('section.count', { count: 2 })).toBe('2 notes');
  });

  it('put one value into all its braces, each time anew', () => {
    expect(text('presence.you', { name: 'Sam' })).toBe('Sam (you)');
    expect(text('presence.you', { name: '$& $1' })).toBe('$& $1 (you)');
  });

  it('leave what people wrote alone, braces and markup too', () => {
    expect(text('presence.you', { name: '{count} <b> $t(board.title) &' })).toBe(
      '{count} <b> $t(board.title) & (you)',
    );
  });

  it.each([
    ['en', 0, '0 notes'],
    ['en', 1, '1 note'],
    ['en', 2, '2 notes'],
    ['nl', 1, '1 notitie'],
    ['nl', 5, '5 notities'],
  ] as const)('count in %s: %i is “%s”', async (one, count, words) => {
    await setLanguage(one);
    expect(text('section.count', { count })).toBe(words);
  });

  it('follow the language', async () => {
    expect(language()).toBe('en');
    await setLanguage('nl');
    expect(language()).toBe('nl');
    expect(text('section.hear')).toBe('Wat horen zij?');
  });
});

it('offers both languages under their own names', () => {
  for (const one of languages) expect(en.language[one]).toBe(nl.language[one]);
});

import { expect, test } from 'vitest';
import { heightFor } from './heights';
import { wordsIn } from './words';

test('texts come in both languages, with values and plurals', () => {
  const [en, nl] = [wordsIn('en'), wordsIn('nl')];
  expect(en('section.count', { count: 1 })).toBe('1 note');
  expect(en('section.count', { count: 2 })).toBe('2 notes');
  expect(nl('section.count', { count: 2 })).toBe('2 notities');
  expect(nl('embedPage.sheet', { role: 'CFO' })).toBe('Empathiekaart van CFO');
});

test('what a value holds is no place for another value', () => {
  const words = wordsIn('en');
  expect(words('note.label', { text: '{department}', department: 'Sales' })).toBe(
    '{department}. Sales',
  );
});

test('a frame is as high as its sheet is wide, and a narrow one has room for text', () => {
  expect(heightFor(1600, 50)).toBe(950);
  expect(heightFor(360, 50)).toBe(610);
});

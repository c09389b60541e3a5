import en from '@shared/locales/en.json';
import nl from '@shared/locales/nl.json';
import { expect, test } from 'vitest';
import { promptSets, promptsOf, sections } from '../../shared/catalogue';

type Texts = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

const all = (texts: Texts) =>
  promptSets.flatMap((set) =>
    sections.flatMap(({ key }) =>
      promptsOf(set, key).map((prompt) => ({
        at: [set, key, prompt],
        words: texts[set]?.[key]?.[prompt],
      })),
    ),
  );

test.each([
  ['English', en.prompt],
  ['Dutch', nl.prompt],
])('every question of the catalogue is asked in %s, as a question', (_, texts) => {
  for (const { at, words } of all(texts)) expect(words, at.join('.')).toMatch(/\S.*\?$/);
});

test('no text asks what the catalogue does not have', () => {
  const known = all(en.prompt).map(({ at }) => at.join('.'));
  const written = Object.entries(en.prompt as Texts).flatMap(([set, bySection]) =>
    Object.entries(bySection).flatMap(([key, texts]) =>
      Object.keys(texts).map((prompt) => [set, key, prompt].join('.')),
    ),
  );
  expect(written.sort()).toEqual(known.sort());
});

test('the sets are not mixed: none asks in the words of the other', () => {
  const [abm, canvas] = promptSets.map((set) =>
    all(en.prompt).flatMap(({ at, words }) => (at[0] === set ? words : [])),
  );
  expect(abm?.filter((words) => canvas?.includes(words))).toEqual([]);
});

import * as english from '@shared/locales/en.json';
import * as dutch from '@shared/locales/nl.json';
import type { Leaves } from '../shared/textKeys';

/** The languages of an embed. */
export type Language = 'en' | 'nl';

// Named one by one, so that only these travel to the readers of a wiki.
const en = {
  committee: english.committee,
  department: english.department,
  embedPage: english.embedPage,
  legend: english.legend,
  note: english.note,
  priority: english.priority,
  product: english.product,
  role: english.role,
  section: english.section,
};
const nl: typeof en = {
  committee: dutch.committee,
  department: dutch.department,
  embedPage: dutch.embedPage,
  legend: dutch.legend,
  note: dutch.note,
  priority: dutch.priority,
  product: dutch.product,
  role: dutch.role,
  section: dutch.section,
};

/** The key of a text that an embed shows. */
export type WordKey = Leaves<typeof en>;

/** Gives the text of a key in the language of the embed. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

type Tree = { readonly [key: string]: string | Tree };

/** The texts of a language. */
export function wordsIn(language: Language): Words {
  const texts: Tree = language === 'nl' ? nl : en;
  return (key, values = {}) => {
    const text = find(texts, key) ?? find(texts, key + ending(values.count)) ?? key;
    return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
  };
}

function find(texts: Tree, key: string): string | undefined {
  let found: string | Tree | undefined = texts;
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  return typeof found === 'string' ? found : undefined;
}

function ending(count: string | number | undefined): string {
  return count === 1 ? '_one' : '_other';
}

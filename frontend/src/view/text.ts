import type texts from '@shared/locales/en.json';
import en from '@shared/locales/en.json?early';
import { createInstance } from 'i18next';
import { useSyncExternalStore } from 'react';
import type { Leaves } from '../shared/textKeys';

/** The languages of the product. */
export type Language = 'en' | 'nl';

/** All languages in the order they are offered. */
export const languages: readonly Language[] = ['en', 'nl'];

/** The day comes first in English too. */
const dateLocale: Readonly<Record<Language, string>> = { en: 'en-GB', nl: 'nl-NL' };

type Dates = Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'>;

/** A day, or a moment where the style has a time, as a language writes it. */
export function dateIn(
  language: Language,
  at: number,
  style: Dates = { dateStyle: 'medium' },
): string {
  return new Intl.DateTimeFormat(dateLocale[language], style).format(at);
}

/** The key of a text that a person reads, without its plural's ending. */
export type TextKey = Leaves<typeof texts>;

/** Gives the text of a key in the present language. */
export type Text = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const i18n = createInstance();

void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  // React escapes; the server reads the same files, which is why the braces are single.
  interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  initAsync: false,
});

const subscribe = (listener: () => void) => {
  i18n.on('languageChanged', listener);
  return () => i18n.off('languageChanged', listener);
};

/** The present language. */
export function language(): Language {
  return i18n.language === 'nl' ? 'nl' : 'en';
}

/** Fetches the texts of parts that come late; every other language comes whole. */
export async function fetchLateTexts(): Promise<void> {
  const { default: late } = await import('@shared/locales/en.json?late');
  i18n.addResourceBundle('en', 'translation', late, true);
}

/** Changes the language of everything on the page, once its texts are here. */
export async function setLanguage(next: Language): Promise<void> {
  if (next === 'nl' && !i18n.hasResourceBundle('nl', 'translation')) {
    const { default: nl } = await import('@shared/locales/nl.json');
    i18n.addResourceBundle('nl', 'translation', nl);
  }
  await i18n.changeLanguage(next);
}

/**
 * The texts of a language. A thousand notes each say what they are: the library is asked once for
 * every key, and again only where it has to choose the form for a number.
 */
function textsOf(lng: Language): Text {
  const found = new Map<TextKey, string>();
  i18n.store.on('added', () => found.clear());
  return (key, values) => {
    if (values && 'count' in values) return i18n.t(key, { ...values, lng });
    const words = found.get(key) ?? i18n.t(key, { lng, skipInterpolation: true });
    found.set(key, words);
    return values ? filled(words, values) : words;
  };
}

/** A text with values in its braces; a name that has no value stays as it is. */
function filled(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (name, key: string) => String(values[key] ?? name));
}

const fixed: Readonly<Record<Language, Text>> = { en: textsOf('en'), nl: textsOf('nl') };

/** The texts in the present language, outside React. */
export const text: Text = (key, values) => fixed[language()](key, values);

/** The texts in the present language; the component redraws when it changes. */
export function useText(): Text {
  return fixed[useLanguage()];
}

/** The present language; the component redraws when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language);
}

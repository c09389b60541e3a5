import { type Language, language, languages, setLanguage } from '../view/text';
import { complain } from './failure';
import { readSetting, writeSetting } from './storage';

const isLanguage = (value: unknown): value is Language => languages.some((one) => one === value);

/** Speaks the language chosen here before, else the browser's. */
export async function startLanguage(): Promise<void> {
  const kept = readSetting('language', (value) => (isLanguage(value) ? value : null));
  const browsers = navigator.language.toLowerCase().startsWith('nl') ? 'nl' : 'en';
  await speak(kept ?? browsers);
}

/** Changes the language and remembers it on this device. */
export async function chooseLanguage(next: Language): Promise<void> {
  writeSetting('language', next);
  await speak(next);
}

async function speak(next: Language): Promise<void> {
  // Without its texts the page keeps the language it has.
  await setLanguage(next).catch(complain);
  document.documentElement.lang = language();
}

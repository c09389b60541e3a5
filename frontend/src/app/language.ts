import { type Language, language, languages, setLanguage } from '../view/text';
import { readSetting, writeSetting } from './storage';

const isLanguage = (value: unknown): value is Language => languages.some((one) => one === value);

/** Speaks the language chosen here before, else the browser's. */
export function startLanguage(): void {
  const kept = readSetting('language', (value) => (isLanguage(value) ? value : null));
  const browsers = navigator.language.toLowerCase().startsWith('nl') ? 'nl' : 'en';
  speak(kept ?? browsers);
}

/** Changes the language and remembers it on this device. */
export function chooseLanguage(next: Language): void {
  writeSetting('language', next);
  speak(next);
}

function speak(next: Language): void {
  setLanguage(next);
  document.documentElement.lang = language();
}

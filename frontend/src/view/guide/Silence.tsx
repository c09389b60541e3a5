import { useDepartments } from '../departments';
import { type Text, useLanguage, useText } from '../text';
import type { Step } from './steps';
import { type Counted, useTally } from './tally';

/** Says gently that nobody, or which department, has not written in a step's sections yet. */
export function Silence({ step }: { readonly step: Step }) {
  const text = useText();
  const notes = useTally().filter(({ section }) => step.sections.includes(section));
  const words = silence(notes, useDepartments(), text, useLanguage());
  if (!words) return null;
  return (
    <p className="guide-silence" role="status">
      {words}
    </p>
  );
}

/** Who is still missing among the writers of notes; empty when nobody is. */
export function silence(
  notes: readonly Counted[],
  departments: readonly { readonly key: string; readonly name: string }[],
  text: Text,
  locale: string,
): string {
  if (notes.length === 0) return text('guide.empty');
  const silent = departments.filter(
    ({ key }) => !notes.some(({ department }) => department === key),
  );
  if (silent.length === 0) return '';
  const names = silent.map(({ name }) => name);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  return text('guide.silent', { names: list, count: names.length });
}

import { type SectionKey, sections } from '../../shared/catalogue';
import { goToSection } from '../sections';
import { type Action, always } from './action';

/** The first section of each step: the keys 1 to 7. */
const steps = new Map<number, SectionKey>();
for (const { key, step } of sections) {
  if (step && !steps.has(step)) steps.set(step, key);
}

/** Going to a section by its number. */
export const sectionActions: readonly Action[] = [...steps].map(([step, section]) => ({
  id: `section-${section}`,
  textKey: 'action.goTo',
  subject: { section },
  keys: [`Digit${step}`, `${step}`],
  isEnabled: always,
  run: (editor) => goToSection(editor, section),
}));

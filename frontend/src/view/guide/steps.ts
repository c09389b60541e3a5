import { type SectionKey, sections } from '../../shared/catalogue';
import type { Text } from '../text';

/** One of the seven steps of the guide. */
export interface Step {
  readonly number: number;
  /** Names its title and its explanation. */
  readonly key: 'who' | 'goal' | 'see' | 'say' | 'do' | 'hear' | 'head';
  /** The sections that it fills: one, or the three zones of the head. */
  readonly sections: readonly SectionKey[];
}

const KEYS: readonly Step['key'][] = ['who', 'goal', 'see', 'say', 'do', 'hear', 'head'];

/** The steps in their order. */
export const steps: readonly Step[] = KEYS.map((key, at) => ({
  number: at + 1,
  key,
  sections: sections.filter(({ step }) => step === at + 1).map((section) => section.key),
}));

/** The step that fills a section; undefined for the parking strip. */
export function stepOf(section: SectionKey): Step | undefined {
  return steps.find((step) => step.sections.includes(section));
}

/** The question that a step asks as a whole. */
export function titleOfStep({ key }: Step, text: Text): string {
  return text(`section.${key}`);
}

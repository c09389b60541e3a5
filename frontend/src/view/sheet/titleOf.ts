import type { Section } from '../../shared/catalogue';
import type { Text } from '../text';

/** A section's title with its number; zones and the parking strip have none of their own. */
export function titleOf({ key, step, isZone }: Section, text: Text): string {
  const title = text(`section.${key}`);
  return step && !isZone ? text('section.numbered', { step, title }) : title;
}

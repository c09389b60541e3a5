import type { NewLink } from '../../api/accessTypes';
import { levels } from '../../shared/access';

/** How long a link can last, in days; 0 is for ever. */
export const LASTS: readonly number[] = [0, 1, 7, 30];

const DAY = 86_400_000;

/** What a form asks for, as a link to make; an empty field is no limit. */
export function toNewLink(fields: FormData, now: number): NewLink {
  const given = (name: string) => String(fields.get(name) ?? '').trim();
  const days = Number(given('lasts'));
  const uses = Number.parseInt(given('uses'), 10);
  const level = levels.find((one) => one === given('level')) ?? 'view';
  return {
    level: level === 'none' || level === 'own' ? 'view' : level,
    map: given('map') || null,
    label: given('label'),
    expires: days > 0 ? now + days * DAY : null,
    uses: uses > 0 ? uses : null,
    passphrase: String(fields.get('passphrase') ?? '') || null,
    approval: fields.has('approval'),
    names_hidden: fields.has('names_hidden'),
  };
}

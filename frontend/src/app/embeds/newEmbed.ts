import type { NewEmbed } from '../../api/embeds';
import { isSectionKey } from '../../shared/catalogue';

/** The looks of an embed, the reader's own first. */
export const looks = ['auto', 'light', 'dark'] as const;

/** What a form asks for, as an embed to make. */
export function toNewEmbed(fields: FormData): NewEmbed {
  const given = (name: string) => String(fields.get(name) ?? '').trim();
  const section = given('section');
  return {
    map: given('map') || null,
    section: isSectionKey(section) ? section : null,
    version: given('version') || null,
    language: given('language') === 'nl' ? 'nl' : 'en',
    appearance: looks.find((look) => look === given('appearance')) ?? 'auto',
    hide_names: fields.has('hide_names'),
    frames: toFrames(given('frames')),
    label: given('label'),
  };
}

/** The sites in what somebody typed: by lines, spaces or commas. The server says which is none. */
export function toFrames(typed: string): string[] {
  return typed.split(/[\s,;]+/).flatMap((one) => (one === '' ? [] : [originIn(one)]));
}

/** The origin of a page's address; what is no address stays as it was typed. */
function originIn(typed: string): string {
  const whole = typed.includes('://') ? typed : `https://${typed}`;
  const isWeb = /^https?:/i.test(whole) && URL.canParse(whole);
  return isWeb ? new URL(whole).origin : typed;
}

import type { Message } from '../../editor/editor';

const HEARD: readonly Message['key'][] = [
  'note.deleted',
  'note.added',
  'note.copied',
  'section.tidied',
];

/** What one sees anyway and only has to hear of; all else is shown as a message. */
export function isHeard(key: Message['key']): boolean {
  return HEARD.includes(key);
}

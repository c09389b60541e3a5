import type { Message } from '../../editor/editor';

/** What one sees anyway and only has to hear of; all else is shown as a message. */
export function isHeard(key: Message['key']): boolean {
  return HEARD.includes(key);
}

const HEARD: readonly Message['key'][] = [
  'note.deleted',
  'note.added',
  'note.copied',
  'section.tidied',
];

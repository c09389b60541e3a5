import { sections } from '../../shared/catalogue';
import type { Text } from '../../view/text';
import type { PrintedMap } from '../print/printedMap';

/** A map's notes as plain text, section by section, a note on each line. */
export function writtenCopy(map: PrintedMap, text: Text): string {
  const parts = sections.flatMap(({ key }) => {
    const notes = map.notes.filter(({ section, text: words }) => section === key && words.trim());
    const lines = notes.map((note) => `- ${note.text.trim().replaceAll(/\s*\n\s*/g, ' / ')}`);
    return lines.length > 0 ? [[text(`section.${key}`), ...lines].join('\n')] : [];
  });
  const heading = [map.board, map.title].filter(Boolean).join(', ');
  return `${[heading, ...parts].join('\n\n')}\n`;
}

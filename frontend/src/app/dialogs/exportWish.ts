import { type ExportWish, exportFormats, papers } from '../../api/exports';
import { type SectionKey, sections } from '../../shared/catalogue';
import type { Room } from '../board/roomPort';

/** What can be exported of any board: all of it, the map on screen, or its selected notes. */
export type WholeScope = 'board' | 'map' | 'selection';

/** How much to export, one section among it. */
export type ExportScope = WholeScope | `section:${SectionKey}`;

/** What can be exported from here, the most likely first. */
export function scopesOf(room: Room): readonly ExportScope[] {
  const { desk } = room.store.getState();
  const scopes: ExportScope[] = desk ? ['map'] : [];
  if (room.kind === 'board') scopes.unshift('board');
  if (!desk) return scopes;
  if (desk.editor.screen.getState().selection.size > 0) scopes.push('selection');
  return [...scopes, ...sections.map(({ key }) => `section:${key}` as const)];
}

/** The wish that a filled form tells; null when there is nothing to export. */
export function wishOf(room: Room, fields: FormData): ExportWish | null {
  const { desk } = room.store.getState();
  const told = (name: string) => String(fields.get(name) ?? '');
  const common = {
    format: exportFormats.find((one) => one === told('format')) ?? 'pdf',
    language: told('language'),
    paper: papers.find((one) => one === told('paper')) ?? 'a4',
    hidesNames: fields.has('hide_names'),
  };
  const scope = told('scope');
  if (scope === 'board') return { ...common, of: 'boards', id: room.id };
  if (!desk) return null;
  const map = { ...common, of: 'maps', id: desk.id } as const;
  if (scope === 'selection') {
    return { ...map, notes: [...desk.editor.screen.getState().selection] };
  }
  if (scope.startsWith('section:')) return { ...map, section: scope.slice('section:'.length) };
  return map;
}

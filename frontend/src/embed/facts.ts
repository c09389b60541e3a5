import type { BoardDepartment } from '../document/departments';
import type { Note } from '../document/notes';
import type { Role } from '../document/role';
import { committeeRoles, type DepartmentKey, type Section } from '../shared/catalogue';
import type { EmbedContext, EmbeddedMap } from './context';
import type { Words } from './words';

/** What drawing a map takes beside its document. */
export interface Facts {
  readonly words: Words;
  readonly context: EmbedContext;
  readonly map: EmbeddedMap;
}

/** The name of a department as people read it. */
export function departmentName({ key, name }: BoardDepartment, words: Words): string {
  return name || words(`department.${key as DepartmentKey}`);
}

/** The department that a note speaks for. */
export function departmentOf(note: Note, { context }: Facts): BoardDepartment | undefined {
  return context.departments.find(({ key }) => key === note.department);
}

/** A section's title with its number; zones and the parking strip have none of their own. */
export function titleOf({ key, step, isZone }: Section, words: Words): string {
  const title = words(`section.${key}`);
  return step && !isZone ? words('section.numbered', { step, title }) : title;
}

/** A note in words, for those who hear it. */
export function nameOf(note: Note, facts: Facts): string {
  const { words } = facts;
  const department = departmentOf(note, facts);
  const told = [
    department ? departmentName(department, words) : words('department.none'),
    note.voice === 'verbatim' ? words('note.verbatim') : '',
    note.evidence.length > 0 ? words('note.sources', { count: note.evidence.length }) : '',
  ];
  return words('note.label', {
    text: note.text.trim() || words('note.empty'),
    department: told.filter(Boolean).join(', '),
  });
}

/** Whose map it is: the person, if named, and the job title. */
export function roleName(role: Pick<Role, 'jobTitle'>, { map, words }: Facts): string {
  const title = role.jobTitle || map.jobTitle || words('role.untitled');
  return map.person ? `${map.person}, ${title}` : title;
}

/** What else the head of the sheet tells: seats, priority, account. */
export function roleFacts(role: Pick<Role, 'committeeRoles'>, facts: Facts): readonly string[] {
  const { words, map, context } = facts;
  const seats = role.committeeRoles.map((seat) => {
    const known = committeeRoles.find((key) => key === seat);
    return known ? words(`committee.${known}`) : seat;
  });
  const priority = map.priority ? words(`priority.${map.priority}`) : '';
  return [...new Set([...seats, priority, context.account])].filter(Boolean);
}

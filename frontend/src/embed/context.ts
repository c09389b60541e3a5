import { type BoardDepartment, toDepartments } from '../document/departments';
import { isPriority, isSectionKey, type Priority, type SectionKey } from '../shared/catalogue';
import type { Language } from './words';

/** A map of the embed, under the name that it has for this token alone. */
export interface EmbeddedMap {
  readonly name: string;
  readonly jobTitle: string;
  readonly committeeRoles: readonly string[];
  /** Empty where nobody is named, or names are hidden. */
  readonly person: string;
  readonly priority: Priority | null;
}

/** What an embed shows that is not in its maps' documents (E30). */
export interface EmbedContext {
  readonly title: string;
  readonly account: string;
  readonly language: Language;
  /** Whether the maps can be followed; else the page stays the picture. */
  readonly isLive: boolean;
  readonly section: SectionKey | null;
  readonly departments: readonly BoardDepartment[];
  readonly maps: readonly EmbeddedMap[];
}

/** Asks the server; null when the token opens nothing any more. */
export async function fetchContext(page: string): Promise<EmbedContext | null> {
  // Without cookies whatever the browser would send: the token is all that counts.
  const response = await fetch(`${page}/context`, { credentials: 'omit', cache: 'no-store' });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return readContext(await response.json());
}

interface Told {
  readonly board: {
    readonly title: string;
    readonly account: string;
    readonly departments: Parameters<typeof toDepartments>[0];
  };
  readonly language: string;
  readonly live: boolean;
  readonly section: string | null;
  readonly maps: readonly {
    readonly name: string;
    readonly job_title: string;
    readonly committee_roles: readonly string[];
    readonly person: string | null;
    readonly priority: string | null;
  }[];
}

/** The context in what the server told. */
export function readContext({ board, language, live, section, maps }: Told): EmbedContext {
  return {
    title: board.title,
    account: board.account,
    departments: toDepartments(board.departments),
    language: language === 'nl' ? 'nl' : 'en',
    isLive: live,
    section: isSectionKey(section) ? section : null,
    maps: maps.map((map) => ({
      name: map.name,
      jobTitle: map.job_title,
      committeeRoles: map.committee_roles,
      person: map.person ?? '',
      priority: isPriority(map.priority) ? map.priority : null,
    })),
  };
}

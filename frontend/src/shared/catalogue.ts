import data from '@shared/catalogue.json';

/** A corner or centre in sheet units, x to the right and y down. */
export type Point = readonly [number, number];

/** A rectangle in sheet units, from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Where a note can be: a section of the sheet, a zone of the head, or the parking strip. */
export type SectionKey =
  | 'who'
  | 'goal'
  | 'see'
  | 'say'
  | 'do'
  | 'hear'
  | 'pains'
  | 'gains'
  | 'other'
  | 'park';

/** The colours of the notes. */
export type ColourKey = 'yellow' | 'blue' | 'coral' | 'mint' | 'paper';

/** The departments that every board starts with; boards may add others under random keys. */
export type DepartmentKey = 'marketing' | 'sales' | 'customer-success' | 'c-suite';

/** The sizes of the notes. */
export type SizeKey = 's' | 'm' | 'l';

/** The seats of a buying committee that have a name in both languages. */
export type CommitteeRole =
  | 'decision-maker'
  | 'influencer'
  | 'blocker'
  | 'champion'
  | 'economic-buyer'
  | 'user'
  | 'gatekeeper'
  | 'approver';

/** How much a role matters to the board. */
export type Priority = 'must' | 'should' | 'could';

/** Whose words a note holds. */
export type Voice = 'verbatim' | 'observed' | 'imagined';

/** The sets of questions that a board's guide can ask. */
export type PromptSet = 'abm' | 'canvas';

/** How a note came to be. */
export type Origin = 'typed' | 'pasted' | 'interview' | 'import';

/** A region of the sheet; zones lie inside the head. */
export interface Section {
  readonly key: SectionKey;
  readonly step?: number;
  readonly isZone: boolean;
  readonly box: Box;
}

/** The two shades of a note's colour. */
export interface Colour {
  readonly key: ColourKey;
  readonly note: string;
  readonly band: string;
}

/** A department with what marks its notes, never colour alone. */
export interface Department {
  readonly key: DepartmentKey;
  readonly colour: ColourKey;
  readonly glyph: string;
  readonly code: string;
}

/** The sheet's extent and the grid that notes snap to, in sheet units. */
export const SHEET = {
  width: data.sheet.width,
  height: data.sheet.height,
  grid: data.sheet.grid,
} as const;

/** The width of the parking strip's title, which stands upright: a fitted sheet shows it whole. */
export const UPRIGHT_TITLE = 80;

/** Turns fractions of the sheet, as the catalogue holds them, into sheet units. */
export function toBox(fractions: readonly number[]): Box {
  const [x = 0, y = 0, w = 0, h = 0] = fractions;
  return { x: x * SHEET.width, y: y * SHEET.height, w: w * SHEET.width, h: h * SHEET.height };
}

function toSection(row: (typeof data.sections)[number]): Section {
  const section = { key: row.key as SectionKey, isZone: row.zone === true, box: toBox(row.box) };
  return row.step === undefined ? section : { ...section, step: row.step };
}

function toColour([key, shades]: [string, { note: string; band: string }]): Colour {
  return { key: key as ColourKey, ...shades };
}

/** All sections in reading order, the parking strip last. */
export const sections: readonly Section[] = data.sections.map(toSection);

/** The colours in the order they are offered. */
export const colours: readonly Colour[] = Object.entries(data.colours).map(toColour);

/** The departments that every board starts with. */
export const departments = data.departments as readonly Department[];

/** The colours of participants' cursors and avatars; each carries white text. */
export const participantColours: readonly string[] = data.participantColours;

/** The committee roles in the order they are offered. */
export const committeeRoles = data.committeeRoles as readonly CommitteeRole[];

/** The priorities, highest first. */
export const priorities = data.priorities as readonly Priority[];

/** The sets of questions to choose from, the first one is where a board starts. */
export const promptSets = data.promptSets as readonly PromptSet[];

const questions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> =
  data.prompts;

/** The questions that a set asks about a section; none about the parking strip. */
export function promptsOf(set: PromptSet, section: SectionKey): readonly string[] {
  return questions[set]?.[section] ?? [];
}

/** The font sizes that a note's text can have, largest first. */
export const textSizes: readonly number[] = data.textSizes;

/** The side of a note in sheet units. */
export function noteSize(size: SizeKey): number {
  return data.sizes[size];
}

/** Whether a text from outside is a section's key. */
export function isSectionKey(value: unknown): value is SectionKey {
  return sections.some((section) => section.key === value);
}

/** Whether a text from outside is a colour's key. */
export function isColourKey(value: unknown): value is ColourKey {
  return typeof value === 'string' && Object.hasOwn(data.colours, value);
}

/** Whether a text from outside is a size's key. */
export function isSizeKey(value: unknown): value is SizeKey {
  return typeof value === 'string' && Object.hasOwn(data.sizes, value);
}

/** Whether a text from outside says whose words a note holds. */
export function isVoice(value: unknown): value is Voice {
  return data.voices.some((voice) => voice === value);
}

/** A set of questions by a text from outside; an unknown one is the first. */
export function toPromptSet(value: string): PromptSet {
  return promptSets.find((set) => set === value) ?? 'abm';
}

/** Whether a text from outside is a priority. */
export function isPriority(value: unknown): value is Priority {
  return priorities.some((priority) => priority === value);
}

import type { ColourKey, Origin, Point, SectionKey, SizeKey, Voice } from '../shared/catalogue';
import type { NoteExtras } from './noteExtras';

/** A sticky note as it was at one moment; a change makes a new object. */
export interface Note {
  readonly id: string;
  readonly section: SectionKey;
  readonly pos: Point;
  readonly size: SizeKey;
  readonly z: string;
  readonly colour: ColourKey;
  readonly text: string;
  readonly author: string;
  readonly department: string;
  readonly created: number;
  readonly updated: number;
  /** The question of the guide that it answers, as it was written; empty for none. */
  readonly prompt: string;
  /** Whose words it holds; null when nobody said. */
  readonly voice: Voice | null;
  /** The ids of the sources that it points at. */
  readonly evidence: readonly string[];
}

/** The fields of a note that an edit may write; the text is edited through its own binding. */
export type NoteFields = Pick<Note, 'section' | 'pos' | 'size' | 'colour' | 'department'>;

/** What a new note starts with. */
export interface NewNote {
  readonly section: SectionKey;
  readonly pos: Point;
  readonly colour: ColourKey;
  readonly author: string;
  readonly department: string;
  readonly size?: SizeKey;
  readonly text?: string;
  readonly origin?: Origin;
  readonly extras?: NoteExtras;
}

/** All of a note that a copy takes along. */
export interface NoteCopy
  extends Pick<Note, 'section' | 'pos' | 'size' | 'colour' | 'department' | 'text'> {
  readonly extras: NoteExtras;
}

/** Where a dropped note lands. */
export interface Move {
  readonly id: string;
  readonly pos: Point;
  readonly section: SectionKey;
}

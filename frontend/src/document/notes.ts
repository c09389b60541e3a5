import type { ColourKey, Origin, Point, SectionKey, SizeKey } from '../shared/catalogue';

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
}

/** Where a dropped note lands. */
export interface Move {
  readonly id: string;
  readonly pos: Point;
  readonly section: SectionKey;
}

import type { Mark } from '../history';
import type { PointerInput, WheelInput } from '../input';

/** What a pointer means at this moment; one small class for each. */
export interface ToolState {
  readonly name: StateName;
  pointerDown?(input: PointerInput): void;
  pointerMove?(input: PointerInput): void;
  pointerUp?(input: PointerInput): void;
  /** Escape, or the pointer was taken away: as if the gesture had never begun. */
  cancel?(): void;
  /** Something else begins: what was done so far stays. */
  finish?(): void;
  /** The list of notes changed: a target may have vanished. */
  notesChanged?(): void;
}

/** The states that a pointer can be in. */
export type StateName =
  | 'idle'
  | 'pressing'
  | 'dragging'
  | 'marquee'
  | 'panning'
  | 'pinching'
  | 'editing';

/** The state machine between pointer and document: exactly one state is active. */
export interface ToolBox {
  /** The name of the active state. */
  readonly name: StateName;
  /** Makes another state active. */
  enter(state: ToolState): void;
  /** Goes back to waiting. */
  rest(): void;
  /** A button or finger went down on the canvas. */
  pointerDown(input: PointerInput): void;
  /** A pointer moved over the canvas. */
  pointerMove(input: PointerInput): void;
  /** A button or finger was let go. */
  pointerUp(input: PointerInput): void;
  /** The browser took the pointer away. */
  pointerCancel(id: number): void;
  /** Two quick presses: edits a note, or makes one on the sheet. */
  doubleClick(input: Pick<PointerInput, 'point' | 'note'>): void;
  /** The wheel turned, or two fingers moved on a trackpad. */
  wheel(input: WheelInput): void;
  /** Puts the caret into a note; `fresh` is the mark before it was made. */
  edit(note: string, fresh?: Mark): void;
  /** Escape: takes back the gesture, or ends what is going on. */
  cancel(): void;
  /** Ends what is going on and keeps it. */
  finish(): void;
  /** The list of notes changed. */
  notesChanged(): void;
}

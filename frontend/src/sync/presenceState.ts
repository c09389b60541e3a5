import { readPoint } from '../document/values';
import { type Point, participantColours } from '../shared/catalogue';
import { limits } from '../shared/limits';
import type { Caret, Participant, PresenceState } from './types';

type Fields = Readonly<Record<string, unknown>>;

const COLOUR = /^#[0-9a-f]{6}$/i;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function readParticipant(value: unknown): Participant | null {
  if (!isFields(value) || text(value.id) === '') return null;
  const colour = text(value.colour);
  return {
    id: text(value.id),
    name: text(value.name).slice(0, limits.nameLength),
    department: text(value.department),
    // It ends up in styles: nothing but a colour may come through.
    colour: COLOUR.test(colour) ? colour : (participantColours[0] ?? '#000000'),
  };
}

function readCaret(value: unknown): Caret | undefined {
  if (!isFields(value)) return undefined;
  const { note, anchor, head } = value;
  const isCaret = [note, anchor, head].every((part) => typeof part === 'string');
  return isCaret ? { note: text(note), anchor: text(anchor), head: text(head) } : undefined;
}

function readDrag(value: unknown): Readonly<Record<string, Point>> | undefined {
  if (!isFields(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, pos]) => {
      const point = readPoint(pos);
      return point ? [[id, point]] : [];
    }),
  );
}

function readIds(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : undefined;
}

/** Reads someone's state; null if it is not of our client or of nobody. */
export function readPresence(value: unknown): PresenceState | null {
  if (!isFields(value)) return null;
  const participant = readParticipant(value.participant);
  if (!participant) return null;
  return {
    participant,
    map: typeof value.map === 'string' ? value.map : null,
    cursor: readPoint(value.cursor),
    selection: readIds(value.selection),
    drag: readDrag(value.drag),
    caret: readCaret(value.caret),
  };
}

function bytesOf(state: object): number {
  return new TextEncoder().encode(JSON.stringify(state)).length;
}

/** A state that the server takes: of very many notes selected or dragged, only some are told. */
export function fitPresence<State extends Partial<PresenceState>>(state: State): State {
  if (bytesOf(state) <= limits.presenceStateBytes) return state;
  const drag = Object.entries(state.drag ?? {});
  const selection = state.selection ?? [];
  if (drag.length + selection.length === 0) return state;
  return fitPresence({
    ...state,
    selection: selection.slice(0, selection.length >> 1),
    drag: Object.fromEntries(drag.slice(0, drag.length >> 1)),
  });
}

import {
  isColourKey,
  isSectionKey,
  isSizeKey,
  isVoice,
  noteSize,
  type Point,
  SHEET,
  UPRIGHT_TITLE,
} from '../shared/catalogue';
import { boxOf, overlaps } from '../shared/geometry';
import type { Note } from './notes';
import { readRank } from './ranks';
import { readMap, readNumber, readPoint, readText, type Values } from './values';

/** Whether a note is in the bin (D44). */
export function isBinned(fields: Values): boolean {
  return readNumber(fields.get('deleted')) !== undefined;
}

/** The paper between two places of the strip, in sheet units. */
const APART = 2 * SHEET.grid;

/**
 * Where a note without a usable place is shown: in a cell of the strip, the same for everyone. Two
 * in one cell are a pile, which can be gone through; half over one another they would hide words.
 */
function parkingPlace(id: string): Point {
  const { x, y, w, h } = boxOf('park');
  const step = noteSize('m') + APART;
  const columns = Math.floor((w - UPRIGHT_TITLE) / step);
  const rows = Math.floor(h / step);
  const cell = scatter(id) % (columns * rows);
  const left = Math.ceil((x + UPRIGHT_TITLE) / SHEET.grid) * SHEET.grid;
  return [left + (cell % columns) * step, y + APART + Math.floor(cell / columns) * step];
}

/** A number that tells ids apart, also those that were counted up. */
function scatter(id: string): number {
  let sum = 7;
  for (const letter of id) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x9e3779b1);
  return (sum ^ (sum >>> 15)) >>> 0;
}

function readPlace(id: string, fields: Values): Pick<Note, 'section' | 'pos'> {
  const [section, pos] = [fields.get('section'), readPoint(fields.get('pos'))];
  if (isSectionKey(section) && pos && isWithinReach(pos)) return { section, pos };
  return { section: 'park', pos: parkingPlace(id) };
}

/** The sheet with the parking strip: where hands can get at a note. */
const REACH = {
  x: 0,
  y: 0,
  w: boxOf('park').x + boxOf('park').w,
  h: SHEET.height,
};

/** Whether a note at that place can be seen: nobody looks for one a mile off the sheet. */
function isWithinReach([x, y]: Point): boolean {
  const side = noteSize('s');
  return overlaps({ x, y, w: side, h: side }, REACH);
}

/** The sources that a note names, in an order that is the same for everyone. */
function readEvidence(fields: Values): readonly string[] {
  return [...(readMap(fields, 'evidence')?.keys() ?? [])].sort();
}

/** Reads a note out of a document, whatever is in there; half a note is shown in the strip (D7). */
export function readNote(id: string, fields: Values): Note {
  const [size, colour, voice] = [fields.get('size'), fields.get('colour'), fields.get('voice')];
  return {
    id,
    ...readPlace(id, fields),
    size: isSizeKey(size) ? size : 'm',
    z: readRank(fields.get('z')),
    colour: isColourKey(colour) ? colour : 'paper',
    text: readText(fields.get('text')) ?? '',
    author: readText(fields.get('author')) ?? '',
    department: readText(fields.get('department')) ?? '',
    created: readNumber(fields.get('created')) ?? 0,
    updated: readNumber(fields.get('updated')) ?? 0,
    prompt: readText(fields.get('prompt')) ?? '',
    voice: isVoice(voice) ? voice : null,
    evidence: readEvidence(fields),
  };
}

import type { Note } from '../document/notes';
import { type ColourKey, isColourKey, noteSize, SHEET } from '../shared/catalogue';
import { clampInto } from '../shared/geometry';
import { dropSetting, readSetting, writeSetting } from './storage';

/** One note of a small picture: a coloured square in sheet units. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly colour: ColourKey;
}

/** More squares than this nobody can tell apart on a card. */
const SPOTS = 160;

const PAPER = { x: 0, y: 0, w: SHEET.width, h: SHEET.height };

/** Keeps a board's small picture on this device: where its notes lay, not what they say. */
export function keepPicture(board: string, notes: readonly Note[]): void {
  // Of a pile only the uppermost shows: a place must not push the others out of the picture.
  const places = new Map(notes.map(toSpot).map((spot) => [cellOf(spot), spot]));
  writeSetting(keyOf(board), [...places.values()].slice(-SPOTS));
}

/** The small picture of a board; empty when this device has none. */
export function readPicture(board: string): readonly Spot[] {
  return (
    readSetting(keyOf(board), (value) => {
      return Array.isArray(value) ? value.slice(0, SPOTS).flatMap(readSpot) : null;
    }) ?? []
  );
}

/** Takes a board's small picture off this device. */
export function dropPicture(board: string): void {
  dropSetting(keyOf(board));
}

const keyOf = (board: string) => `picture.${board}`;

/** Places nearer than this cannot be told apart, in sheet units. */
const NEAR = 48;

const cellOf = ([x, y]: Written) => `${Math.round(x / NEAR)} ${Math.round(y / NEAR)}`;

type Written = readonly [number, number, number, ColourKey];

function toSpot({ pos, size, colour }: Note): Written {
  const side = noteSize(size);
  // A note far outside would be no use to anyone: it shows at the edge.
  const [x, y] = clampInto(PAPER, pos, side);
  return [Math.round(x), Math.round(y), side, colour];
}

function readSpot(value: unknown): readonly Spot[] {
  if (!Array.isArray(value)) return [];
  const [x, y, side, colour] = value as readonly unknown[];
  const isPlace = [x, y, side].every(Number.isFinite);
  if (!isPlace || !isColourKey(colour)) return [];
  return [{ x: Number(x), y: Number(y), side: Number(side), colour }];
}

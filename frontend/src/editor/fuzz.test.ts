import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { colours, type Point, sections } from '../shared/catalogue';
import { makeNoteIn, moveToSection, recolour, targets } from './notes';
import { TestEditor } from './support/testEditor';

/** A generator of numbers that are the same for the same seed. */
function seeded(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state >>> 0) / 2 ** 32) * below;
  };
}

type Random = ReturnType<typeof seeded>;

const pick = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random(of.length))] as T;
const point = (random: Random): Point => [random(4000) - 100, random(2000) - 100];

/** A place on a note, if there is one. */
function onNote(test: TestEditor, random: Random): Point {
  const note = pick(random, test.notes);
  return note ? [note.pos[0] + 20, note.pos[1] + 20] : point(random);
}

/** What hands do, in any order, finished or not. */
const DEEDS: readonly ((test: TestEditor, random: Random) => unknown)[] = [
  (test, random) => makeNoteIn(test.editor, pick(random, sections).key),
  (test, random) => test.doubleClick(point(random)),
  (test) => test.screen.editing && test.type('word '),
  (test, random) => test.down(onNote(test, random), { shift: random(3) < 1 }),
  (test, random) => test.move(point(random)),
  (test, random) => test.move(point(random)).up(point(random)),
  (test, random) => test.drag(onNote(test, random), point(random)),
  (test, random) => test.down(point(random), { id: 2, kind: 'touch' }),
  (test, random) => test.up(point(random), { id: 2, kind: 'touch' }),
  (test, random) => test.key(pick(random, ['ArrowRight', 'Shift+ArrowUp', 'Enter', ' ', 'n'])),
  (test) => test.key('Escape'),
  (test) => test.key('Delete'),
  (test) => test.key('Mod+z'),
  (test) => test.key('Mod+Shift+z'),
  (test, random) => recolour(test.editor, targets(test.editor), pick(random, colours).key),
  (test, random) => moveToSection(test.editor, targets(test.editor), pick(random, sections).key),
  (test, random) => test.editor.focused(pick(random, test.map.noteIds()) ?? null),
  (test) => test.flush(),
];

describe('two people who do anything at all', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'agree in the end (seed %i)',
    async (seed) => {
      const random = seeded(seed + 1);
      const pair = TestEditor.pair(Y.applyUpdate);
      for (let deed = 0; deed < 150; deed++) {
        const test = pick(random, pair);
        await pick(random, DEEDS)(test, random);
        test.wait(random(700));
      }
      for (const test of pair) {
        test.editor.tools.cancel();
        test.editor.tools.finish();
      }
      await pair[0].flush();
      expect(pair[0].notes).toEqual(pair[1].notes);
      for (const test of pair) expectOrder(test);
    },
  );
});

/** What is true of every editor that rests. */
function expectOrder(test: TestEditor): void {
  expect(test.screen).toMatchObject({ editing: null, drag: null, dropSection: null });
  expect(test.editor.tools.name).toBe('idle');
  for (const id of test.selected) expect(test.map.note(id)).toBeDefined();
  for (const { pos, section } of test.notes) {
    expect(pos.every(Number.isFinite)).toBe(true);
    expect(sections.some(({ key }) => key === section)).toBe(true);
  }
}

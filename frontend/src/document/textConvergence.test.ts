import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Field } from './fieldSupport';

describe('many people typing at random', () => {
  const PIECES = ['a', 'b', ' ', '😀', '😁', '👩‍👧', '👋🏽', 'é', '漢', '\n'];

  function random(seed: number) {
    let state = seed;
    return (most: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * most);
    };
  }

  /** A place between two code points, as browsers put the caret. */
  function anyCaret(field: Field, pick: (most: number) => number): number {
    const points = [...field.value];
    return points.slice(0, pick(points.length + 1)).join('').length;
  }

  function act(field: Field, pick: (most: number) => number): void {
    field.caret = anyCaret(field, pick);
    const before = [...field.value.slice(0, field.caret)].at(-1) ?? '';
    const kind = pick(5);
    if (kind === 0) field.type('', before.length);
    else if (kind === 1) field.type(PIECES[pick(PIECES.length)] ?? '', before.length);
    else if (kind === 2) {
      field.binding.compositionStart();
      field.put(PIECES[pick(PIECES.length)] ?? '', pick(2) * before.length);
    } else field.type(PIECES[pick(PIECES.length)] ?? '');
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'all fields show the same text in the end (seed %i)',
    (seed) => {
      const pick = random(seed);
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
      docs.forEach((doc, place) => {
        doc.clientID = place + 1;
      });
      const fields = docs.map((doc) => new Field(doc.getText('t')));
      const composing = new Set<Field>();
      const sync = (from: number, to: number) => {
        const [source, target] = [docs[from], docs[to]];
        if (!source || !target) return;
        const missing = Y.encodeStateAsUpdate(source, Y.encodeStateVector(target));
        Y.applyUpdate(target, missing, 'remote');
      };
      for (let turn = 0; turn < 400; turn += 1) {
        const field = fields[pick(3)];
        if (!field) continue;
        if (composing.delete(field)) field.finish();
        else {
          const before = field.text.toString();
          act(field, pick);
          if (field.text.toString() === before && field.value !== before) composing.add(field);
        }
        if (pick(2) === 0) sync(pick(3), pick(3));
      }
      for (const field of composing) field.finish();
      for (let round = 0; round < 2; round += 1)
        for (const from of [0, 1, 2]) for (const to of [0, 1, 2]) sync(from, to);
      const shown = new Set(fields.map(({ value }) => value));
      expect(shown.size).toBe(1);
      expect([...shown][0]).toBe(docs[0]?.getText('t').toString());
      expect([...shown][0]).not.toContain('\uFFFD');
    },
  );
});

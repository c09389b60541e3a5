import vectors from '@shared/vectors/departments.json';
import { describe, expect, it } from 'vitest';
import { toDepartments } from './departments';

describe('the departments of the shared vectors', () => {
  it.each(vectors)('are $case', ({ entries, told }) => {
    const found = toDepartments(entries).map(({ key, colour, glyph, code }) => [
      key,
      colour,
      glyph,
      code,
    ]);
    expect(found).toEqual(told);
  });
});

import data from '@shared/vectors/layout.json';
import { describe, expect, it } from 'vitest';
import { textSizes } from './catalogue';
import { fitText, textRoom } from './layout';

/** A slice as it is drawn: without the spaces that stand over the edge. */
const drawn = (line: string) => line.replace(/[ \t\n]+$/, '').replaceAll('\t', ' ');

describe('the layout of a text agrees with the exports', () => {
  it.each(data.layout)('$name, $side', ({ text, side, size, lines, clipped }) => {
    const fit = fitText(text, side);
    expect(fit.lines.map(drawn)).toEqual(lines);
    expect({ size: fit.size, clipped: fit.isClipped }).toEqual({ size, clipped });
  });

  it.each(data.layout)('loses no letter: $name, $side', ({ text, side }) => {
    const { lines, isClipped } = fitText(text, side);
    const shown = lines.join('');
    expect(isClipped ? text.slice(0, shown.length) : text).toBe(shown);
  });
});

describe('fitText', () => {
  it('shrinks in the seven steps of the catalogue', () => {
    const sizes = Array.from(
      { length: 60 },
      (_, words) => fitText('word '.repeat(words).trim(), 160).size,
    );
    expect(new Set(sizes)).toEqual(new Set(textSizes));
    expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
  });

  it('rather shrinks than breaks a word', () => {
    expect(fitText('Klantentevreden', 160).lines).toEqual(['Klantentevreden']);
  });

  it('gives larger notes larger text', () => {
    const words = 'Losing good people to boredom after another failed rollout';
    expect(fitText(words, 112).size).toBeLessThan(fitText(words, 224).size);
  });

  it('never parts what is drawn as one', () => {
    const families = '👨‍👩‍👧‍👦'.repeat(40);
    const { lines } = fitText(families, 160);
    for (const line of lines) expect(line.length % '👨‍👩‍👧‍👦'.length).toBe(0);
  });
});

it('leaves room for band, edges and department', () => {
  expect(textRoom(160)).toEqual({ width: 134, height: 125 });
});

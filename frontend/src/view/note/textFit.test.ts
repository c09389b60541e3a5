import { describe, expect, it } from 'vitest';
import { noteSize, textSizes } from '../../shared/catalogue';
import { textRoom } from './metrics';
import { fitText, type Measure, textFit } from './textFit';

/** Letters half as wide as high, words wrapped like on paper. */
const measure: Measure = (text, size, width, breaks) => {
  const letter = size / 2;
  const perLine = Math.max(Math.floor(width / letter), 1);
  if (breaks) return { width, height: Math.ceil(text.length / perLine) * size * 1.25 };
  let lines = 0;
  let widest = 0;
  for (const line of text.split('\n')) {
    let used = 0;
    lines += 1;
    for (const word of line.split(' ')) {
      if (used > 0 && used + 1 + word.length > perLine) {
        lines += 1;
        used = 0;
      }
      used += (used > 0 ? 1 : 0) + word.length;
      widest = Math.max(widest, word.length * letter);
    }
  }
  return { width: widest, height: lines * size * 1.25 };
};

describe('fitText', () => {
  it('takes the largest size for an empty note and a short word', () => {
    expect(fitText('', 160, measure)).toEqual({ size: 30, isClipped: false });
    expect(fitText('Yes', 160, measure)).toEqual({ size: 30, isClipped: false });
  });

  it('shrinks in the seven steps of the catalogue', () => {
    const sizes = Array.from({ length: 60 }, (_, words) =>
      fitText('word '.repeat(words).trim(), 160, measure),
    ).map(({ size }) => size);
    expect(new Set(sizes)).toEqual(new Set(textSizes));
    expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
  });

  it('rather shrinks than breaks a word', () => {
    const { size } = fitText('Klantentevredenheid', 160, measure);
    expect('Klantentevredenheid'.length * (size / 2)).toBeLessThanOrEqual(textRoom(160).width);
  });

  it('breaks a word that is too long at every size, at a size one still reads', () => {
    const { size, isClipped } = fitText('https://example.com/a-very-long-path', 160, measure);
    expect({ size, isClipped }).toEqual({ size: 16, isClipped: false });
  });

  it('says of one endless word too that it does not fit', () => {
    expect(fitText('x'.repeat(5000), 160, measure)).toEqual({ size: 12, isClipped: true });
  });

  it('says when even the smallest size is too large', () => {
    const { size, isClipped } = fitText('word '.repeat(200), 160, measure);
    expect(size).toBe(12);
    expect(isClipped).toBe(true);
  });

  it('gives larger notes larger text', () => {
    const words = 'Losing good people to boredom after another failed rollout';
    const [small, large] = [fitText(words, 112, measure), fitText(words, 224, measure)];
    expect(small.size).toBeLessThan(large.size);
  });
});

it('remembers a fit', () => {
  const side = noteSize('m');
  expect(textFit('once', side)).toBe(textFit('once', side));
});

it('leaves room for band, edges and department', () => {
  expect(textRoom(160)).toEqual({ width: 134, height: 125 });
});

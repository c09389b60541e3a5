import { expect, it } from 'vitest';
import { noteSize } from '../../shared/catalogue';
import { textFit } from './textFit';

it('remembers a fit', () => {
  const side = noteSize('m');
  expect(textFit('once', side)).toBe(textFit('once', side));
});

import { describe, expect, it } from 'vitest';
import type { KeyInput } from './input';
import { keyName, matches } from './keys';

const pressed = (key: string, more: Partial<KeyInput> = {}): KeyInput => ({
  key,
  code: '',
  mod: false,
  shift: false,
  alt: false,
  inText: false,
  ...more,
});

describe('matches', () => {
  it('takes letters in both cases', () => {
    expect(matches('n', pressed('n'))).toBe(true);
    expect(matches('n', pressed('N'))).toBe(true);
    expect(matches('n', pressed('m'))).toBe(false);
  });

  it('wants exactly the modifiers that it names', () => {
    expect(matches('Mod+z', pressed('z', { mod: true }))).toBe(true);
    expect(matches('Mod+z', pressed('z'))).toBe(false);
    expect(matches('Mod+z', pressed('z', { mod: true, shift: true }))).toBe(false);
    expect(matches('Mod+Shift+z', pressed('Z', { mod: true, shift: true }))).toBe(true);
    expect(matches('n', pressed('n', { alt: true }))).toBe(false);
  });

  it('finds digits by their place, whatever Shift makes of them', () => {
    expect(matches('Shift+Digit1', pressed('!', { code: 'Digit1', shift: true }))).toBe(true);
    expect(matches('Shift+Digit0', pressed(')', { code: 'Digit0', shift: true }))).toBe(true);
  });

  it('knows the plus key itself', () => {
    expect(matches('+', pressed('+'))).toBe(true);
    expect(matches('=', pressed('='))).toBe(true);
  });
});

describe('keyName', () => {
  it('writes combinations as people know them', () => {
    expect(keyName('Mod+Shift+z', false)).toBe('Ctrl+Shift+Z');
    expect(keyName('Mod+Shift+z', true)).toBe('⌘⇧Z');
    expect(keyName('Shift+Digit1', false)).toBe('Shift+1');
    expect(keyName('Delete', false)).toBe('Del');
    expect(keyName('Alt+ArrowUp', false)).toBe('Alt+↑');
    expect(keyName('n', false)).toBe('N');
  });
});

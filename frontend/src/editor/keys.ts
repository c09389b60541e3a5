import type { KeyInput } from './input';

const MODIFIERS = ['Mod', 'Shift', 'Alt'];

/** Whether a pressed key is the combination, such as `Mod+Shift+z` or `Shift+Digit1`. */
export function matches(combination: string, input: KeyInput): boolean {
  const parts = combination === '+' ? ['+'] : combination.split('+');
  const wanted = parts.at(-1) ?? '';
  if (input.mod !== parts.includes('Mod') || input.alt !== parts.includes('Alt')) return false;
  // Where a sign like the question mark needs Shift depends on the keyboard.
  if (combination === '?') return input.key === '?';
  if (input.shift !== parts.includes('Shift')) return false;
  return wanted === input.code || wanted.toLowerCase() === input.key.toLowerCase();
}

const NAMES: Readonly<Record<string, string>> = {
  Delete: 'Del',
  ContextMenu: 'Menu',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** How a combination is written for people. */
export function keyName(combination: string, mac: boolean): string {
  const parts = combination === '+' ? ['+'] : combination.split('+');
  const last = (parts.at(-1) ?? '').replace('Digit', '');
  const key = NAMES[last] ?? (last.length === 1 ? last.toUpperCase() : last);
  const held = parts.filter((part) => MODIFIERS.includes(part));
  return [...held.map((part) => modifierName(part, mac)), key].join(mac ? '' : '+');
}

function modifierName(part: string, mac: boolean): string {
  if (part === 'Mod') return mac ? '⌘' : 'Ctrl';
  if (part === 'Shift') return mac ? '⇧' : 'Shift';
  return mac ? '⌥' : 'Alt';
}

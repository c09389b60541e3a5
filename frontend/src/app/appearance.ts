import { createStore } from 'zustand/vanilla';
import { readSetting, writeSetting } from './storage';

/** How the product looks: as the device does, or always light or dark. */
export type Appearance = 'system' | 'light' | 'dark';

/** All appearances in the order they are offered. */
export const appearances: readonly Appearance[] = ['system', 'light', 'dark'];

/** The appearance chosen on this device. */
export const appearance = createStore<{ readonly chosen: Appearance }>(() => ({
  chosen: readSetting('appearance', readAppearance) ?? 'system',
}));

/** Tells the style sheets; the colours of each appearance are theirs. */
export function startAppearance(): void {
  document.documentElement.dataset.appearance = appearance.getState().chosen;
}

/** Changes the appearance and remembers it on this device. */
export function chooseAppearance(chosen: Appearance): void {
  appearance.setState({ chosen });
  writeSetting('appearance', chosen);
  startAppearance();
}

function readAppearance(value: unknown): Appearance | null {
  return appearances.find((one) => one === value) ?? null;
}

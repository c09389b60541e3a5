import { useEffect } from 'react';
import type { Editor } from '../editor/editor';
import { readSetting, writeSetting } from './storage';

const SETTING = 'letterKeys';

/** Keeps on this device whether single letters are commands. */
export function useLetterKeys({ screen }: Editor): void {
  useEffect(() => {
    const kept = readSetting(SETTING, (value) => (typeof value === 'boolean' ? value : null));
    if (kept !== null) screen.setState({ letterKeys: kept });
    return screen.subscribe(({ letterKeys }, before) => {
      if (letterKeys !== before.letterKeys) writeSetting(SETTING, letterKeys);
    });
  }, [screen]);
}

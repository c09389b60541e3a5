import { describe, expect, it } from 'vitest';
import type { SyncState } from '../../sync/types';
import { text } from '../../view/text';
import { ONLINE } from '../support/fakes';
import { describe as inWords } from './SaveBadge';
import { saveState } from './saveState';

const one = (state: Partial<SyncState>) => ({ ...ONLINE, ...state });

describe('saveState', () => {
  it.each([
    ['saved', [{}, {}]],
    ['saving', [{}, { unsaved: 1 }]],
    ['saving', [{ synced: false }, {}]],
    ['connecting', [{ phase: 'connecting', synced: false }, {}]],
    ['offline', [{}, { phase: 'offline', unsaved: 2 }]],
    ['offline', [{ phase: 'offline' }, { phase: 'connecting' }]],
    ['refused', [{}, { refusal: 'storage', unsaved: 1 }]],
    ['refused', [{ phase: 'refused' }, {}]],
    ['offline', [{ phase: 'outdated', unsaved: 1 }, {}]],
    ['offline', [{ phase: 'stopped', unsaved: 1 }, {}]],
    ['offline', [{}, { phase: 'outdated' }]],
  ] as const)('says “%s” of %o', (kind, states) => {
    expect(saveState(states.map(one)).kind).toBe(kind);
  });

  it('never says saved while anything is unsaved', () => {
    const phases = ['connecting', 'online', 'offline', 'outdated', 'gone', 'stopped'] as const;
    for (const phase of phases) {
      expect(saveState([ONLINE, one({ phase, unsaved: 1 })]).kind, phase).not.toBe('saved');
    }
  });

  it('counts the changes of all connections', () => {
    expect(saveState([one({ unsaved: 2 }), one({ unsaved: 3 })]).count).toBe(5);
  });
});

describe('in words', () => {
  const words = (...states: Partial<SyncState>[]) => inWords(saveState(states.map(one)), text);

  it('are short and honest', () => {
    expect(words({})).toBe('Saved');
    expect(words({ unsaved: 1 })).toBe('Saving…');
    expect(words({ phase: 'offline' })).toBe('Offline');
    expect(words({ phase: 'offline', unsaved: 1 })).toBe('Offline: 1 change on this device');
    expect(words({ phase: 'offline', unsaved: 7 })).toBe('Offline: 7 changes on this device');
    expect(words({ phase: 'connecting' })).toBe('Connecting…');
    expect(words({ phase: 'connecting', unsaved: 2 })).toBe(
      'Reconnecting… 2 changes on this device',
    );
  });

  it('give the reason of a refusal, a strange one too', () => {
    expect(words({ refusal: 'storage' })).toContain('Not saved: the server cannot write');
    expect(words({ refusal: 'martians' })).toBe('Not saved: the server refused a change');
    expect(words({ phase: 'refused' })).toBe('Not saved: the server refused a change');
  });
});

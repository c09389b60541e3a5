import { beforeEach, describe, expect, it, vi } from 'vitest';
import { participantColours } from '../shared/catalogue';
import { asRecord, asText, readSetting, writeSetting } from './storage';

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});

describe('settings', () => {
  it('come back as they were', () => {
    writeSetting('x', { a: 1 });
    expect(readSetting('x', asRecord)).toEqual({ a: 1 });
  });

  it('are absent when unreadable', () => {
    localStorage.setItem('empathyboard.x', '{broken');
    expect(readSetting('x', asRecord)).toBeNull();
    expect(readSetting('y', asRecord)).toBeNull();
  });

  it('are no error in a browser that keeps nothing', () => {
    const refuse = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('denied');
    });
    expect(() => writeSetting('x', 1)).not.toThrow();
    refuse.mockRestore();
  });

  it('take only what they expect', () => {
    expect([asRecord([]), asRecord(null), asRecord('x')]).toEqual([null, null, null]);
    expect([asText(1), asText('a')]).toEqual(['', 'a']);
  });
});

describe('the person', () => {
  it('has an id and a colour from the start, and a name once given', async () => {
    const { introduce, person } = await import('./person');
    expect(person.getState()).toMatchObject({ name: '', department: '' });
    expect(participantColours).toContain(person.getState().colour);
    introduce({ name: '  Anouk  ', department: 'sales', colour: '#7a3cc2' });
    expect(person.getState()).toMatchObject({ name: 'Anouk', department: 'sales' });
  });

  it('is the same after a reload', async () => {
    const first = await import('./person');
    first.introduce({ name: 'Anouk', department: 'sales', colour: '#7a3cc2' });
    vi.resetModules();
    const second = await import('./person');
    expect(second.person.getState()).toEqual(first.person.getState());
  });

  it('is offered a colour that nobody has, while there are any', async () => {
    const { freeColour } = await import('./person');
    const [own = '', next = ''] = participantColours;
    expect(freeColour(own, [next])).toBe(own);
    expect(freeColour(own, [own])).toBe(next);
    expect(freeColour(own, participantColours)).toBe(own);
  });

  it('is a new one when what was kept is broken', async () => {
    writeSetting('person', { name: 7, department: 'nowhere' });
    const { person } = await import('./person');
    expect(person.getState()).toMatchObject({ name: '', department: '' });
    expect(person.getState().id).not.toBe('');
  });
});

describe('the appearance', () => {
  it('is the device’s at first, then the one chosen here, also after a reload', async () => {
    const first = await import('./appearance');
    first.startAppearance();
    expect(document.documentElement.dataset.appearance).toBe('system');
    first.chooseAppearance('dark');
    vi.resetModules();
    (await import('./appearance')).startAppearance();
    expect(document.documentElement.dataset.appearance).toBe('dark');
  });
});

describe('the language', () => {
  it('is the one chosen here before, also of the page', async () => {
    writeSetting('language', 'nl');
    const { startLanguage } = await import('./language');
    await startLanguage();
    expect(document.documentElement.lang).toBe('nl');
  });

  it('is the browser’s when none was chosen or it is unknown', async () => {
    writeSetting('language', 'tlh');
    const { chooseLanguage, startLanguage } = await import('./language');
    await startLanguage();
    expect(document.documentElement.lang).toBe('en');
    await chooseLanguage('nl');
    expect(readSetting('language', (value) => value)).toBe('nl');
    await chooseLanguage('en');
  });
});

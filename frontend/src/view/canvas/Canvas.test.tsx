import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boxOf } from '../../shared/geometry';
import { type Rendered, render } from '../support/render';
import { setLanguage } from '../text';
import { Canvas } from './Canvas';
import { REST } from './rest';

let seen: Rendered;

beforeEach(async () => {
  seen = await render(<Canvas />);
  // The test's page has no layout: it measures nothing.
  await seen.do(() => {
    seen.test.editor.viewport.resize(3200, 1800);
    seen.test.editor.fit();
  });
});

afterEach(() => {
  seen.unmount();
  setLanguage('en');
});

const section = (key: string) => seen.find(`[data-section=${key}]`);

const press = (target: Element, key: string, init: KeyboardEventInit = {}) =>
  seen.do(() =>
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
    ),
  );

describe('the sheet', () => {
  it('has ten sections at the catalogue’s places, in the order of the steps', () => {
    const keys = seen.all('[data-section]').map((element) => element.dataset.section);
    expect(keys.join(' ')).toBe('who goal see say do hear pains gains other park');
    const { left, top, width, height } = section('hear').style;
    const place = [left, top, width, height].map(Number.parseFloat);
    const { x, y, w, h } = boxOf('hear');
    for (const [at, wanted] of [x, y, w, h].entries()) expect(place[at]).toBeCloseTo(wanted);
  });

  it('names each section with its number of notes, one Tab stop each', async () => {
    expect(section('hear').getAttribute('aria-label')).toBe('6. What do they hear?, 0 notes');
    await seen.do(() => seen.test.put('a'));
    expect(section('hear').getAttribute('aria-label')).toBe('6. What do they hear?, 1 note');
    expect(section('pains').getAttribute('aria-label')).toBe('Pains, 0 notes');
    expect(seen.all('.section[tabindex="0"]')).toHaveLength(10);
    expect(seen.all('.section [tabindex="0"]')).toHaveLength(0);
  });

  it('lets its titles follow the zoom in steps, and exactly once the view is at rest', async () => {
    const { viewport } = seen.test.editor;
    const told = () => Number(seen.find('.sheet-layer').style.getPropertyValue('--unzoom'));
    const before = told();
    await seen.do(() => viewport.zoomAt([0, 0], 1.1));
    expect(told()).toBe(before);
    await seen.do(() => viewport.zoomAt([0, 0], 1.2));
    expect(told()).toBe(1 / viewport.camera.zoom);
    await seen.do(() => viewport.zoomAt([0, 0], 1.1));
    expect(told()).not.toBe(1 / viewport.camera.zoom);
    await seen.do(() => new Promise((done) => setTimeout(done, REST + 50)));
    expect(told()).toBe(1 / viewport.camera.zoom);
  });

  it('reads in Dutch like Dutch', async () => {
    await seen.do(() => setLanguage('nl'));
    expect(section('goal').getAttribute('aria-label')).toBe(
      '2. Wat moeten zij (anders) doen?, 0 notities',
    );
    expect(seen.page.textContent).toContain('Wat denken en voelen zij?');
  });

  it('owns its notes in reading order, whatever lies on top', async () => {
    await seen.do(() => {
      seen.test.put('second', [304, 504]);
      seen.test.put('first', [104, 504]);
    });
    // Notes come onto the page with the next frame.
    await seen.do(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    const owned = section('hear').getAttribute('aria-owns')?.split(' ') ?? [];
    const words = owned.map((id) => document.getElementById(id)?.getAttribute('aria-label'));
    expect(words).toEqual(['first. Sales', 'second. Sales']);
  });

  it('follows notes that move to another section', async () => {
    const id = seen.test.put('a', [104, 504]);
    await seen.do(() => undefined);
    await seen.do(() => seen.test.map.placeNotes([{ id, pos: [2552, 560], section: 'see' }]));
    expect(section('hear').getAttribute('aria-owns')).toBeNull();
    expect(section('see').getAttribute('aria-owns')).toBe(`note-${id}`);
  });

  it('makes a note by the plus of a section', async () => {
    await seen.do(() => section('say').querySelector('button')?.click());
    expect(seen.test.notes[0]?.section).toBe('say');
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
  });

  it('hides its head from screen readers', () => {
    expect(seen.find('.head').getAttribute('aria-hidden')).toBe('true');
  });

  it('lights up the section that a drop would land in', async () => {
    seen.test.put('a', [104, 504]);
    await seen.do(() => seen.test.down([150, 550]).move([2600, 600]));
    expect(section('see').dataset.target).toBe('true');
    await seen.do(() => seen.test.up([2600, 600]));
    expect(section('see').dataset.target).toBeUndefined();
  });
});

describe('keys', () => {
  it('act while the page or the board has the focus', async () => {
    await press(document.body, 'h');
    expect(seen.test.screen.tool).toBe('hand');
    await press(section('who'), 'v');
    expect(seen.test.screen.tool).toBe('select');
  });

  it('are left to fields and buttons elsewhere', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    await press(field, 'h');
    field.remove();
    expect(seen.test.screen.tool).toBe('select');
  });

  it('make a note in the focused section with Enter', async () => {
    await seen.do(() => section('gains').focus());
    await press(section('gains'), 'Enter');
    expect(seen.test.notes[0]?.section).toBe('gains');
  });

  it('are left to the input method while it composes', async () => {
    await press(document.body, 'h', { isComposing: true });
    expect(seen.test.screen.tool).toBe('select');
  });

  it('lead by Tab from a note to its section, from where the browser goes on', async () => {
    const id = seen.test.put('a');
    await seen.do(() => seen.test.editor.wishFocus({ note: id }));
    const note = seen.find(`#note-${id}`);
    expect(document.activeElement).toBe(note);
    await press(note, 'Tab');
    expect(document.activeElement).toBe(section('hear'));
  });

  it('make the next note by Tab, and leave the sheet by Tab from an empty one', async () => {
    await seen.do(() => section('say').querySelector('button')?.click());
    seen.test.type('words');
    await press(seen.find('textarea'), 'Tab');
    expect(seen.test.notes.map(({ text }) => text)).toEqual(['words', '']);
    await press(seen.find('textarea'), 'Tab');
    expect(seen.test.screen.editing).toBeNull();
    expect(seen.test.notes.map(({ text }) => text)).toEqual(['words']);
  });
});

describe('the wheel', () => {
  it('pans the world and never the page', async () => {
    const before = seen.find('.world').style.transform;
    const event = new WheelEvent('wheel', { deltaY: 50, cancelable: true });
    await seen.do(() => seen.find('#sheet').dispatchEvent(event));
    expect(event.defaultPrevented).toBe(true);
    expect(seen.find('.world').style.transform).not.toBe(before);
  });
});

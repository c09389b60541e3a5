import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MapDocument } from '../document/mapDocument';
import { Stage } from './stage';
import { FakeResizeObserver, newMap, put, settled, sizeOf, someContext } from './support/workshop';
import { wordsIn } from './words';

let map: MapDocument;
let stage: Stage;

const found = (selector: string) => {
  const element = stage.sheet.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`there is no ${selector}`);
  return element;
};
const note = (id: string) => found(`[data-note-id="${id}"]`);
const section = (key: string) => found(`[data-section="${key}"]`);
const press = (key: string) =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  map = newMap();
  map.doc.getMap('role').set('job_title', 'CFO');
  const context = someContext();
  const [first] = context.maps;
  if (!first) throw new Error('a context without maps');
  stage = new Stage(map, { words: wordsIn('en'), context, map: first }, false);
  document.body.append(stage.sheet, stage.list.element);
});

afterEach(() => {
  stage.close();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('the sheet', () => {
  it('names whose map it is and all its sections', () => {
    expect(found('.sheet-role').textContent).toBe('Helen Marsh, CFO');
    expect(found('.sheet-facts').textContent).toBe('priority: must · Meridian Freight');
    expect(stage.sheet.querySelectorAll('[data-section][tabindex="0"]')).toHaveLength(10);
    expect(section('see').getAttribute('aria-label')).toBe('3. What do they see?, 0 notes');
  });

  it('draws a note with words, department, marks and a name for those who hear it', async () => {
    const id = put(map, 'Two dashboards', {
      extras: { voice: 'verbatim', evidence: { a: 'supports' } },
    });
    await settled();
    expect(note(id).dataset.colour).toBe('blue');
    expect(note(id).style.left).toBe('2400px');
    expect(note(id).querySelector('.note-text')?.textContent).toBe('Two dashboards');
    expect(note(id).querySelector('.note-foot')?.textContent).toBe('MK”');
    expect(note(id).querySelectorAll('.source-mark[data-filled]')).toHaveLength(1);
    expect(note(id).getAttribute('aria-label')).toBe(
      'Two dashboards. Marketing, their own words, 1 source',
    );
    expect(section('see').getAttribute('aria-owns')).toBe(`note-${id}`);
  });

  it('follows what others do: text, place, section, bin', async () => {
    const id = put(map, 'Old');
    await settled();
    map.text(id)?.insert(0, 'Very ');
    map.changeNote(id, { section: 'hear', pos: [80, 600] });
    await settled();
    expect(note(id).querySelector('.note-text')?.textContent).toBe('Very Old');
    expect(note(id).style.left).toBe('80px');
    expect(section('hear').getAttribute('aria-label')).toContain('1 note');
    map.binNotes([id]);
    await settled();
    expect(stage.sheet.querySelector('[data-note-id]')).toBeNull();
    expect(section('hear').getAttribute('aria-label')).toContain('0 notes');
  });

  it('draws markup in a note as the text it is', async () => {
    const id = put(map, '<img src=x onerror=alert(1)>');
    await settled();
    expect(note(id).querySelector('img')).toBeNull();
    expect(note(id).textContent).toContain('<img src=x');
  });

  it('a note stays the same element when others come above it, so that it keeps the focus', async () => {
    const id = put(map, 'Below');
    await settled();
    const before = note(id);
    before.focus();
    put(map, 'Above', { pos: [2450, 520] });
    await settled();
    expect(note(id)).toBe(before);
    expect(document.activeElement).toBe(before);
    expect(Number(note(id).style.zIndex)).toBe(0);
  });

  it('tells how many notes lie under the top one and shows them all', async () => {
    put(map, 'Under');
    const top = put(map, 'Top');
    await settled();
    const badge = note(top).querySelector<HTMLElement>('.pile-badge');
    expect(badge?.getAttribute('aria-label')).toBe('1 more note under this one');
    badge?.click();
    expect([...document.querySelectorAll('dialog li')].map((li) => li.textContent)).toEqual([
      'Top',
      'Under',
    ]);
  });

  it('shows the whole text of a note that has more than its paper holds', async () => {
    const long = 'a long story '.repeat(60);
    const id = put(map, long);
    await settled();
    note(id).querySelector<HTMLElement>('.more-text')?.click();
    expect(document.querySelector('dialog li')?.textContent).toBe(long.trim());
  });
});

describe('the keys (E55)', () => {
  beforeEach(async () => {
    put(map, 'First');
    put(map, 'Second', { pos: [2600, 500] });
    await settled();
    section('see').focus();
  });

  it('the arrows go through the notes of a section in reading order and stop at its ends', () => {
    press('ArrowDown');
    expect(document.activeElement?.textContent).toContain('First');
    press('ArrowRight');
    press('ArrowRight');
    expect(document.activeElement?.textContent).toContain('Second');
    press('Home');
    expect(document.activeElement?.textContent).toContain('First');
  });

  it('Escape leads back to the section, and Tab goes on from there', () => {
    press('ArrowDown');
    press('Escape');
    expect(document.activeElement).toBe(section('see'));
    press('End');
    press('ArrowDown');
    press('Tab');
    expect(document.activeElement).toBe(section('see'));
  });

  it('plus, minus and zero zoom', () => {
    const before = stage.view.camera.zoom;
    press('+');
    expect(stage.view.camera.zoom).toBeGreaterThan(before);
    press('0');
    const whole = stage.view.camera.zoom;
    press('-');
    expect(stage.view.camera.zoom).toBeLessThan(whole);
  });
});

describe('the view', () => {
  it('shows the whole sheet, until somebody looks closer', () => {
    sizeOf(stage.sheet, 800, 450);
    FakeResizeObserver.tell();
    const whole = stage.view.camera.zoom;
    expect(whole * 3200).toBeLessThanOrEqual(800);
    stage.view.zoomTo(1);
    sizeOf(stage.sheet, 400, 225);
    FakeResizeObserver.tell();
    expect(stage.view.camera.zoom).toBe(1);
  });
});

describe('the list', () => {
  beforeEach(() => stage.look('list'));

  it('has the notes by section, with department and marks', async () => {
    put(map, 'Two dashboards');
    put(map, 'Invoices', { section: 'do', department: '' });
    await new Promise(requestAnimationFrame);
    await settled();
    const parts = [...stage.list.element.querySelectorAll('section')].map(
      (part) => part.textContent,
    );
    expect(parts).toEqual([
      '3. What do they see?Two dashboardsMarketing',
      '5. What do they do?InvoicesNo department',
    ]);
  });

  it('is drawn only while somebody sees it, and is up to date when they do', async () => {
    stage.look('sheet');
    put(map, 'Meanwhile');
    await new Promise(requestAnimationFrame);
    expect(stage.list.element.textContent).not.toContain('Meanwhile');
    stage.look('list');
    expect(stage.list.element.textContent).toContain('Meanwhile');
    expect(stage.sheet.hidden).toBe(true);
  });

  it('says when there is nothing yet', () => {
    expect(stage.list.element.textContent).toContain('No notes yet.');
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noteBox } from '../document/reading';
import { sections } from '../shared/catalogue';
import { overlaps } from '../shared/geometry';
import { findNotes, showFound } from './search';
import { tidy } from './sections';
import { TestEditor } from './support/testEditor';

let test: TestEditor;

beforeEach(() => {
  test = new TestEditor();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a drag with Alt', () => {
  it('takes a copy along and leaves the note, in one step', () => {
    const id = test.put('a', [104, 504]);
    test.drag([150, 550], [150, 750], { alt: true });
    expect(test.note(id).pos).toEqual([104, 504]);
    expect(test.notes).toHaveLength(2);
    expect(test.note(test.selected[0] ?? '').pos).toEqual([104, 704]);
    test.key('Mod+z');
    expect(test.notes.map((note) => note.id)).toEqual([id]);
  });

  it('leaves nothing behind with Escape', () => {
    const id = test.put('a', [104, 504]);
    test.down([150, 550], { alt: true }).move([150, 750], { alt: true });
    test.key('Escape');
    expect(test.notes.map((note) => note.id)).toEqual([id]);
    expect(test.editor.tools.name).toBe('idle');
  });
});

describe('while typing', () => {
  it('Tab makes the next note to the right, Ctrl+Enter the one below', () => {
    const id = test.put('a', [104, 504]);
    test.doubleClick([150, 550]);
    expect(test.key('Tab')).toBe(true);
    const next = test.note(test.screen.editing ?? '');
    expect(next.pos).toEqual([280, 504]);
    test.type('b').key('Shift+Tab');
    expect(test.screen.editing).toBe(id);
    test.key('Mod+Enter');
    expect(test.note(test.screen.editing ?? '').pos).toEqual([104, 680]);
  });

  it('a neighbour that is there gets the caret', () => {
    test.put('a', [104, 504]);
    const there = test.put('b', [290, 520]);
    test.doubleClick([150, 550]);
    test.key('Tab');
    expect(test.screen.editing).toBe(there);
    expect(test.notes).toHaveLength(2);
  });

  it('at the edge of a section the next note finds a free place in it', () => {
    test.put('a', [640, 504]);
    test.doubleClick([700, 550]);
    test.key('Tab');
    expect(test.note(test.screen.editing ?? '').section).toBe('hear');
  });

  it('Tab in an empty note leaves it, so that nobody is caught', () => {
    test.doubleClick([300, 700]);
    test.key('Tab');
    expect(test.screen.editing).toBeNull();
    expect(test.notes).toEqual([]);
  });
});

describe('letters on a selected note', () => {
  it('are its text, commands or not', () => {
    const id = test.put('a', [104, 504]);
    test.click([150, 550]);
    test.key('h');
    expect(test.note(id).text).toBe('ah');
    expect(test.screen).toMatchObject({ editing: id, tool: 'select' });
    test.key('Mod+z');
    expect(test.note(id).text).toBe('a');
  });

  it('are commands with several selected', () => {
    test.put('a', [104, 504]);
    test.put('b', [304, 504]);
    test.editor.select(test.map.noteIds());
    test.key('h');
    expect(test.screen.tool).toBe('hand');
  });
});

it('single keys can be switched off; others stay', () => {
  test.editor.screen.setState({ letterKeys: false });
  expect(test.key('h')).toBe(false);
  expect(test.key('?')).toBe(false);
  expect(test.screen).toMatchObject({ tool: 'select', panel: null });
  expect(test.key('Mod+a')).toBe(true);
});

it('Alt moves selected notes by one unit, off the grid', () => {
  const id = test.put('a', [104, 504]);
  test.click([150, 550]).key('Alt+ArrowRight');
  expect(test.note(id).pos).toEqual([105, 504]);
  expect(test.key('Alt+ArrowLeft')).toBe(true);
  expect(test.note(id).pos).toEqual([104, 504]);
});

it('Ctrl+A selects the section, then the map', () => {
  const here = [test.put('a', [104, 504]), test.put('b', [304, 504])];
  const far = test.put('c', [2600, 600], { section: 'see' });
  test.editor.screen.setState({ section: 'hear' });
  test.key('Mod+a');
  expect(test.selected).toEqual(here);
  test.key('Mod+a');
  expect(new Set(test.selected)).toEqual(new Set([...here, far]));
});

it.each([
  ['Digit1', 'who'],
  ['Digit6', 'hear'],
  ['Digit7', 'pains'],
])('%s goes to %s and shows it', (key, section) => {
  test.key(key);
  expect(test.screen.focusWish).toEqual({ section });
  expect(test.screen.section).toBe(section);
  const box = sections.find((one) => one.key === section)?.box;
  expect(box && overlaps(test.editor.viewport.visible(), box)).toBe(true);
});

it('Alt+4 gives the selected notes the fourth colour', () => {
  const id = test.put('a', [104, 504]);
  test.click([150, 550]).key('Alt+Digit4');
  expect(test.note(id).colour).toBe('mint');
});

describe('tidy', () => {
  it('puts a section in a grid without overlaps, in one step', () => {
    const ids = Array.from({ length: 6 }, (_, at) => test.put(`${at}`, [100 + at * 20, 500]));
    tidy(test.editor, 'hear');
    const boxes = test.notes.map(noteBox);
    for (const [at, box] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) expect(overlaps(box, other)).toBe(false);
    }
    test.key('Mod+z');
    expect(test.note(ids[5] ?? '').pos).toEqual([200, 500]);
  });

  it('shrinks notes before it stacks them', () => {
    for (let at = 0; at < 30; at++) test.put(`${at}`, [104, 504]);
    tidy(test.editor, 'hear');
    expect(new Set(test.notes.map(({ size }) => size))).toEqual(new Set(['s']));
    expect(test.notes.every(({ section }) => section === 'hear')).toBe(true);
  });
});

describe('a finger', () => {
  const touch = { kind: 'touch' } as const;

  it('held on a note opens its menu', () => {
    vi.useFakeTimers();
    const id = test.put('a', [104, 504]);
    test.down([150, 550], touch);
    vi.advanceTimersByTime(600);
    expect(test.screen.menu).not.toBeNull();
    expect(test.selected).toEqual([id]);
  });

  it('held on a note that vanishes opens nothing', async () => {
    vi.useFakeTimers();
    const id = test.put('a', [104, 504]);
    test.down([150, 550], touch);
    test.map.binNotes([id]);
    await test.flush();
    vi.advanceTimersByTime(600);
    expect(test.screen.menu).toBeNull();
  });

  it('held on empty paper makes a note when it leaves', () => {
    test.down([300, 700], touch).wait(600).up([300, 700], touch);
    expect(test.notes[0]?.section).toBe('hear');
    expect(test.screen.editing).toBe(test.notes[0]?.id);
  });

  it('that only taps lets go of the selection', () => {
    test.put('a', [104, 504]);
    test.click([150, 550], touch).click([300, 900], touch);
    expect(test.selected).toEqual([]);
    expect(test.notes).toHaveLength(1);
  });
});

describe('search', () => {
  it('finds words without regard to capitals and accents, section by section', () => {
    const heard = test.put('Café', [104, 504]);
    const said = test.put('the cafe', [2600, 1000], { section: 'say' });
    test.put('tea', [304, 504]);
    expect(findNotes(test.editor, ' CAFE ')).toEqual([said, heard]);
    expect(findNotes(test.editor, ' ')).toEqual([]);
  });

  it('selects what it found, and nothing that vanished', () => {
    const id = test.put('a', [104, 504]);
    showFound(test.editor, id);
    expect(test.selected).toEqual([id]);
    test.map.binNotes([id]);
    test.editor.select([]);
    showFound(test.editor, id);
    expect(test.selected).toEqual([]);
  });
});

it('Shift+F10 opens the menu of the focused note', () => {
  const id = test.put('a', [104, 504]);
  expect(test.key('Shift+F10')).toBe(true);
  expect(test.screen.menu).toBeNull();
  test.editor.focused(id);
  test.key('Shift+F10');
  expect(test.screen.menu).not.toBeNull();
  expect(test.selected).toEqual([id]);
});

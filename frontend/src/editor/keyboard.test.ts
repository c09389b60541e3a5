import { beforeEach, describe, expect, it } from 'vitest';
import { TestEditor } from './support/testEditor';

let test: TestEditor;

beforeEach(() => {
  test = new TestEditor();
});

/** Moves the keyboard's focus where the editor wishes, as the view does. */
function followWish() {
  const wish = test.screen.focusWish;
  if (wish && 'note' in wish) test.editor.focused(wish.note);
  else if (wish) test.editor.screen.setState({ focused: null, section: wish.section });
}

describe('arrows', () => {
  it('walk from note to note of a section and back to it', () => {
    const [a, b] = [test.put('a', [104, 504]), test.put('b', [304, 504])];
    test.editor.screen.setState({ section: 'hear' });
    const steps = ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp'].map((key) => {
      test.key(key);
      followWish();
      return test.screen.focused;
    });
    expect(steps).toEqual([a, b, null, b, a]);
    expect(test.note(a).pos).toEqual([104, 504]);
  });

  it('move selected notes by 8, with Shift by 40', () => {
    const id = test.put('a', [104, 504]);
    test.click([150, 550]);
    test.key('ArrowRight');
    test.key('Shift+ArrowDown');
    expect(test.note(id).pos).toEqual([112, 544]);
  });

  it('belong to the text while one types', () => {
    const id = test.put('a', [104, 504]);
    test.doubleClick([150, 550]);
    expect(test.key('ArrowRight')).toBe(false);
    expect(test.note(id).pos).toEqual([104, 504]);
  });
});

describe('the space bar', () => {
  it('takes up the focused note and lets it go', () => {
    const id = test.put('a');
    test.editor.focused(id);
    test.key(' ');
    expect(test.selected).toEqual([id]);
    test.key(' ');
    expect(test.selected).toEqual([]);
  });

  it('does not select what one held it for panning over', () => {
    test.editor.focused(test.put('a'));
    test.editor.viewport.zoomTo(2);
    test.editor.holdSpace();
    test.editor.viewport.panBy(10, 0);
    test.key('x');
    test.editor.screen.setState({ spaceHeld: true });
    expect(test.editor.spacePanned).toBe(true);
    expect(test.selected).toEqual([]);
  });

  it('is a space in a text', () => {
    test.doubleClick([300, 700]);
    expect(test.key(' ')).toBe(false);
  });
});

describe('Escape', () => {
  it('first ends the edit, then lets go of the selection', () => {
    const id = test.put('a', [104, 504]);
    test.doubleClick([150, 550]);
    test.key('Escape');
    expect(test.selected).toEqual([id]);
    test.key('Escape');
    expect(test.selected).toEqual([]);
  });
});

describe('keys of actions', () => {
  it('make a note under the pointer', () => {
    test.move([2600, 600]);
    test.key('n');
    expect(test.notes[0]?.section).toBe('see');
  });

  it('make a note in the section of the focus when the pointer is elsewhere', () => {
    test.editor.pointAt(null);
    test.editor.screen.setState({ section: 'goal' });
    test.key('n');
    expect(test.notes[0]?.section).toBe('goal');
  });

  it('are letters in a text', () => {
    test.doubleClick([300, 700]);
    expect(test.key('n')).toBe(false);
    expect(test.key('Delete')).toBe(false);
    expect(test.notes).toHaveLength(1);
  });

  it('undo and redo within a text too', () => {
    const id = test.put('a', [104, 504]);
    test.doubleClick([150, 550]).type('b');
    expect(test.key('Mod+z')).toBe(true);
    expect(test.note(id).text).toBe('a');
    expect(test.screen.editing).toBe(id);
    test.key('Mod+Shift+z');
    expect(test.note(id).text).toBe('ab');
    test.key('Mod+z');
    test.key('Mod+y');
    expect(test.note(id).text).toBe('ab');
  });

  it('take the key even when there is nothing to undo, so that the browser does not', () => {
    expect(test.key('Mod+z')).toBe(true);
  });

  it('leave foreign keys to others', () => {
    expect(test.key('Mod+s')).toBe(false);
    expect(test.key('F5')).toBe(false);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { actions, isFor, run } from './actions/actions';
import { pasteText } from './clipboard/paste';
import { makeNoteIn } from './notes';
import { TestEditor } from './support/testEditor';

let hands: TestEditor;
let note: string;

beforeEach(() => {
  hands = new TestEditor();
  note = hands.put('theirs', [800, 800]);
});

/** How many updates the document makes while something happens. */
function updatesOf(happening: () => void): number {
  let count = 0;
  const listener = () => {
    count += 1;
  };
  hands.map.doc.on('update', listener);
  happening();
  hands.map.doc.off('update', listener);
  return count;
}

describe.each(['view', 'comment'] as const)('whoever may only %s', (level) => {
  beforeEach(() => hands.editor.setLevel(level));

  test('changes nothing with any command, key or gesture', () => {
    const count = updatesOf(() => {
      hands.editor.select([note]);
      for (const { id } of actions) run(hands.editor, id);
      for (const key of ['n', 'a', 'Delete', 'Enter', 'ArrowRight', 'Mod+d', 'Mod+z']) {
        hands.editor.select([note]);
        hands.key(key);
      }
      hands.drag([880, 880], [1200, 880]).doubleClick([880, 880]).doubleClick([1500, 400]);
      pasteText(hands.editor, 'pasted');
      makeNoteIn(hands.editor, 'who', 'person');
    });
    expect(count).toBe(0);
    expect(hands.screen.editing).toBeNull();
  });

  test('is offered no command that edits', () => {
    const offered = actions.filter((one) => isFor(hands.editor, one)).map(({ id }) => id);
    expect(offered).toEqual(expect.arrayContaining(['copy', 'search', 'fit', 'selectAll']));
    for (const id of ['newNote', 'edit', 'delete', 'undo', 'paste', 'cut', 'tidy', 'colour-blue']) {
      expect(offered).not.toContain(id);
    }
  });

  test('walks from note to note with the arrows, a selection or not', () => {
    hands.editor.select([note]);
    hands.key('ArrowRight');
    expect(hands.note(note).pos).toEqual([800, 800]);
  });
});

describe('a level that is lowered', () => {
  test('in the middle of a drag puts the note back where it was', () => {
    hands.down([880, 880]).move([1200, 880]);
    expect(hands.screen.drag?.size).toBe(1);
    hands.editor.setLevel('view');
    expect(hands.screen.drag).toBeNull();
    expect(updatesOf(() => hands.move([1300, 900]).up([1300, 900]))).toBe(0);
    expect(hands.note(note).pos).toEqual([800, 800]);
  });

  test('in the middle of typing ends the edit and keeps what was typed on the page', () => {
    hands.doubleClick([880, 880]).type(' and ours');
    expect(updatesOf(() => hands.editor.setLevel('comment'))).toBe(0);
    expect(hands.screen.editing).toBeNull();
    expect(hands.note(note).text).toBe('theirs and ours');
  });

  test('leaves an undo that would write without effect', () => {
    hands.drag([880, 880], [1200, 880]);
    hands.editor.setLevel('view');
    expect(updatesOf(() => hands.editor.history.undo())).toBe(0);
  });

  test('and raised again gives everything back', () => {
    hands.editor.setLevel('view');
    hands.editor.setLevel('edit');
    hands.drag([880, 880], [1200, 880]);
    expect(hands.note(note).pos[0]).toBeGreaterThan(1000);
  });
});

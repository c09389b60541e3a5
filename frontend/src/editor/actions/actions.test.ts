import en from '@shared/locales/en.json';
import { beforeEach, describe, expect, it } from 'vitest';
import { SHEET_AND_EDGE } from '../../shared/geometry';
import { TestEditor } from '../support/testEditor';
import type { ActionId } from './action';
import { action, actions, run } from './actions';

let test: TestEditor;

beforeEach(() => {
  test = new TestEditor();
});

describe('the list of actions', () => {
  it('has a name in the locales for each', () => {
    for (const { textKey } of actions) {
      const name = textKey.replace('action.', '') as keyof typeof en.action;
      expect(en.action[name], textKey).toBeTruthy();
    }
  });

  it('gives no key to two actions, and no id either', () => {
    const keys = actions.flatMap(({ keys: own }) => own);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
  });

  it('says which action is missing', () => {
    expect(() => action('fly' as ActionId)).toThrow("no action 'fly'");
  });
});

describe('run', () => {
  it('does nothing that is not enabled', () => {
    expect(action('undo').isEnabled(test.editor)).toBe(false);
    run(test.editor, 'undo');
    run(test.editor, 'delete');
    run(test.editor, 'zoomSelection');
    expect(test.notes).toEqual([]);
  });

  it('undoes and redoes', () => {
    test.put('a');
    run(test.editor, 'undo');
    expect(test.notes).toHaveLength(0);
    expect(action('redo').isEnabled(test.editor)).toBe(true);
    run(test.editor, 'redo');
    expect(test.notes).toHaveLength(1);
  });

  it('edits the focused note, or makes one in the section', () => {
    const id = test.put('a');
    test.editor.focused(id);
    run(test.editor, 'edit');
    expect(test.screen.editing).toBe(id);
    test.key('Escape');
    test.editor.select([]);
    test.editor.focused(null);
    test.editor.screen.setState({ section: 'gains' });
    run(test.editor, 'edit');
    expect(test.notes.at(-1)?.section).toBe('gains');
  });

  it('deletes the selected notes', () => {
    const id = test.put('a');
    test.editor.select([id]);
    run(test.editor, 'delete');
    expect(test.notes).toEqual([]);
  });

  it('selects all notes of the section', () => {
    const [a, b] = [test.put('a', [104, 504]), test.put('b', [304, 504])];
    test.put('c', [2600, 504], { section: 'see' });
    test.editor.screen.setState({ section: 'hear' });
    run(test.editor, 'selectAll');
    expect(test.selected).toEqual([a, b]);
  });

  it('changes the tool', () => {
    run(test.editor, 'hand');
    expect(test.screen.tool).toBe('hand');
    run(test.editor, 'select');
    expect(test.screen.tool).toBe('select');
  });

  it('zooms in, out, to 100 percent, to everything and to the selection', () => {
    const zoom = () => test.editor.viewport.camera.zoom;
    run(test.editor, 'zoomIn');
    expect(zoom()).toBeCloseTo(1.25);
    run(test.editor, 'zoomOut');
    run(test.editor, 'zoomOut');
    expect(zoom()).toBeCloseTo(0.8);
    run(test.editor, 'zoomFull');
    expect(zoom()).toBeCloseTo(1);
    test.editor.select([test.put('a', [104, 504])]);
    run(test.editor, 'zoomSelection');
    const [x] = test.editor.viewport.toScreen([184, 584]);
    expect(x).toBeCloseTo(1600);
    run(test.editor, 'fit');
    const { w, h } = SHEET_AND_EDGE;
    expect(test.editor.viewport.toScreen([w / 2, h / 2])[0]).toBeCloseTo(1600);
  });
});

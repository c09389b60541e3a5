import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestEditor } from '../../editor/support/testEditor';
import { type Rendered, render } from '../support/render';
import SelectionBar from './SelectionBar';
import { ToolRail } from './ToolRail';
import { ZoomBar } from './ZoomBar';

let seen: Rendered;

afterEach(() => seen.unmount());

const button = (name: string) => seen.find<HTMLButtonElement>(`button[aria-label="${name}"]`);

describe('the zoom bar', () => {
  beforeEach(async () => {
    seen = await render(<ZoomBar />);
  });

  it('offers undo only when there is something to undo', async () => {
    expect(button('Undo').disabled).toBe(true);
    await seen.do(() => seen.test.put('a'));
    expect(button('Undo').disabled).toBe(false);
    await seen.do(() => button('Undo').click());
    expect(seen.test.notes).toEqual([]);
    expect(button('Redo').disabled).toBe(false);
    await seen.do(() => button('Redo').click());
    expect(seen.test.notes).toHaveLength(1);
  });

  it('shows the zoom and changes it', async () => {
    expect(seen.find('.percent').textContent).toBe('100 %');
    await seen.do(() => button('Zoom out').click());
    expect(seen.find('.percent').textContent).toBe('80 %');
    await seen.do(() => button('Zoom in').click());
    await seen.do(() => button('Zoom in').click());
    expect(seen.find('.percent').textContent).toBe('125 %');
    await seen.do(() => button('Zoom 125 %, set to 100 %').click());
    expect(seen.find('.percent').textContent).toBe('100 %');
  });
});

describe('the tools', () => {
  it('show which one is in the hand', async () => {
    seen = await render(<ToolRail />);
    expect(button('Select').getAttribute('aria-pressed')).toBe('true');
    await seen.do(() => button('Hand: move the sheet').click());
    expect(button('Select').getAttribute('aria-pressed')).toBe('false');
    expect(seen.test.screen.tool).toBe('hand');
    await seen.do(() => button('New note').click());
    expect(seen.test.notes).toHaveLength(1);
  });
});

describe('the bar of the selection', () => {
  let id: string;

  beforeEach(async () => {
    const test = new TestEditor();
    id = test.put('a', [804, 804]);
    seen = await render(<SelectionBar />, test);
  });

  it('is there only with a selection, and not during a drag', async () => {
    expect(seen.all('[role=toolbar]')).toEqual([]);
    await seen.do(() => seen.test.editor.select([id]));
    expect(seen.find('[role=toolbar]').getAttribute('aria-label')).toBe('1 note selected');
    await seen.do(() => seen.test.down([850, 850]).move([900, 900]));
    expect(seen.all('[role=toolbar]')).toEqual([]);
  });

  it('stands above the note', async () => {
    await seen.do(() => seen.test.editor.select([id]));
    const place = seen.find('.selection-bar-place').style;
    expect(Number.parseFloat(place.top)).toBeLessThan(804 - 40);
    expect(Number.parseFloat(place.left)).toBe(884);
  });

  it('stands below a note that reaches the upper edge', async () => {
    await seen.do(() => {
      seen.test.editor.viewport.panBy(0, -800);
      seen.test.editor.select([id]);
    });
    expect(Number.parseFloat(seen.find('.selection-bar-place').style.top)).toBeGreaterThan(160);
  });

  it('recolours, and shows which colour the notes have', async () => {
    await seen.do(() => seen.test.editor.select([id]));
    expect(button('Colour yellow').getAttribute('aria-pressed')).toBe('true');
    await seen.do(() => button('Colour mint').click());
    expect(seen.test.note(id).colour).toBe('mint');
    expect(button('Colour mint').getAttribute('aria-pressed')).toBe('true');
  });

  it('deletes', async () => {
    await seen.do(() => seen.test.editor.select([id]));
    await seen.do(() => button('Delete').click());
    expect(seen.test.notes).toEqual([]);
    expect(seen.all('[role=toolbar]')).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { someone } from '../../editor/support/fakePresence';
import { TestEditor } from '../../editor/support/testEditor';
import { type Rendered, render } from '../support/render';
import { setLanguage, text } from '../text';
import { LiveRegion, tell } from './LiveRegion';

const nothing = { added: [], removed: 0, moved: [] };

describe('tell', () => {
  let test: TestEditor;

  beforeEach(() => {
    test = new TestEditor();
    test.presence.meet(someone('Anouk'));
  });

  afterEach(() => setLanguage('en'));

  const added = (author: string, section: 'say' | 'see') => ({
    ...nothing,
    added: [{ author, section }],
  });

  it('gathers what one person added to a section', () => {
    const reports = [added('Anouk', 'say'), added('Anouk', 'say'), added('Anouk', 'see')];
    expect(tell(reports, test.editor, text)).toBe(
      'Anouk added 2 notes to What do they say?. Anouk added 1 note to What do they see?.',
    );
  });

  it('knows no name of who has left', () => {
    expect(tell([added('gone', 'say')], test.editor, text)).toBe(
      'Somebody added 1 note to What do they say?.',
    );
  });

  it('tells moves and deletions', () => {
    const reports = [{ ...nothing, moved: ['see', 'see'] as const, removed: 3 }];
    expect(tell(reports, test.editor, text)).toBe(
      '2 notes were moved to What do they see?. 3 notes were deleted.',
    );
  });

  it('speaks Dutch', async () => {
    await setLanguage('nl');
    expect(tell([added('Anouk', 'say')], test.editor, text)).toBe(
      'Anouk plakte 1 notitie bij Wat zeggen zij?.',
    );
  });
});

describe('the live region', () => {
  let seen: Rendered;

  beforeEach(async () => {
    vi.useFakeTimers();
    seen = await render(<LiveRegion />);
  });

  afterEach(() => {
    seen.unmount();
    vi.useRealTimers();
  });

  it('speaks politely and in batches', async () => {
    await seen.do(() => seen.test.put('a'));
    await seen.do(() => seen.test.put('b'));
    expect(seen.find('[role=status]').textContent).toBe('');
    await seen.do(() => vi.advanceTimersByTime(2000));
    expect(seen.find('[role=status]').textContent).toBe(
      'Somebody added 2 notes to What do they hear?.',
    );
  });

  it('says at once what oneself deleted', async () => {
    await seen.do(() => seen.test.editor.say({ key: 'note.deleted', count: 2 }));
    expect(seen.find('[role=status]').textContent).toBe('2 notes deleted.');
  });
});

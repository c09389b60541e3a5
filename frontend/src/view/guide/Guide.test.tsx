import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { usualDepartments } from '../../document/departments';
import { nameOf } from '../departments';
import { type Rendered, render } from '../support/render';
import { text } from '../text';
import { Guide } from './Guide';
import { silence } from './Silence';
import { steps } from './steps';

let guide: Rendered;
const [onChoosePrompts, onFold, onAnswer] = [vi.fn(), vi.fn(), vi.fn()];

beforeEach(async () => {
  vi.clearAllMocks();
  guide = await render(<Guide prompts="abm" {...{ onChoosePrompts, onFold, onAnswer }} />);
});

afterEach(() => guide.unmount());

const title = () => guide.find('h2').textContent;
const counts = () => guide.all('.guide-count').map((one) => one.textContent);

function goTo(number: number) {
  return guide.do(() => guide.all('.guide-steps button')[number - 1]?.click());
}

describe('the steps', () => {
  test('are seven, each with sections of its own', () => {
    expect(steps.map(({ sections }) => sections.length)).toEqual([1, 1, 1, 1, 1, 1, 3]);
  });

  test('follow the section that one works in; the parking strip changes nothing', async () => {
    expect(title()).toBe('Who are we empathizing with?');
    await guide.do(() => guide.test.editor.screen.setState({ section: 'gains' }));
    expect(title()).toBe('What do they think and feel?');
    await guide.do(() => guide.test.editor.screen.setState({ section: 'park' }));
    expect(title()).toBe('What do they think and feel?');
  });

  test('are chosen by a click, which makes that section the one for new notes', async () => {
    await goTo(6);
    expect(title()).toBe('What do they hear?');
    expect(guide.test.screen.section).toBe('hear');
    expect(guide.find('[aria-current]').getAttribute('aria-label')).toContain('Step 6');
  });

  test('show which of them have notes', async () => {
    guide.test.put('Late again?', [100, 600], { section: 'hear' });
    await guide.do(() => undefined);
    expect(guide.all('[data-written]')).toHaveLength(1);
  });
});

describe('a question', () => {
  test('makes a note in its section that answers it, ready for typing', async () => {
    await goTo(7);
    await guide.do(() => guide.all('.guide-question')[3]?.click());
    const [note] = guide.test.notes;
    expect(note).toMatchObject({ section: 'gains', prompt: 'wants' });
    expect(guide.test.screen.editing).toBe(note?.id);
    expect(onAnswer).toHaveBeenCalledOnce();
  });

  test('counts the notes that answer it; one that moved elsewhere answers it no more', async () => {
    const extras = { prompt: 'leaders' };
    const id = guide.test.put('Late again?', [100, 600], { section: 'hear', extras });
    await goTo(6);
    expect(counts()[0]).toBe('1 note');
    await guide.do(() => guide.test.map.changeNote(id, { section: 'see' }));
    expect(counts()[0]).toBe('+ note');
  });
});

const usual = usualDepartments.map((one) => ({ ...one, name: nameOf(one, text) }));

describe('silence', () => {
  const by = (department: string) => ({ id: '', section: 'hear', prompt: '', department }) as const;

  test('is told of everyone where nobody wrote', () => {
    expect(silence([], usual, text, 'en')).toBe('Nobody has written here yet.');
  });

  test('names a department that the board added', () => {
    const board = [...usual, { key: 'x7', name: 'Field Service' }];
    const all = usual.map(({ key }) => by(key));
    expect(silence(all, board, text, 'en')).toBe('Field Service has not written here yet.');
    expect(silence([...all, by('x7')], board, text, 'en')).toBe('');
  });

  test('names the departments that are missing, and nobody when all wrote', () => {
    const three = ['marketing', 'sales', 'customer-success'].map(by);
    expect(silence(three, usual, text, 'en')).toBe('C-suite has not written here yet.');
    expect(silence(three.slice(1), usual, text, 'en')).toBe(
      'Marketing and C-suite have not written here yet.',
    );
    expect(silence([...three, by('c-suite')], usual, text, 'en')).toBe('');
  });
});

import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { TestEditor } from '../../editor/support/testEditor';
import { EditorProvider } from '../useEditor';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** A component on a page with a test's editor. */
export interface Rendered {
  readonly test: TestEditor;
  readonly page: HTMLElement;
  /** The only element that a selector finds. */
  find<E extends HTMLElement = HTMLElement>(selector: string): E;
  all(selector: string): HTMLElement[];
  /** Does something and lets the page follow. */
  do(change: () => unknown): Promise<void>;
  unmount(): void;
}

/** Puts a component on a page of its own. */
export async function render(element: ReactNode, test = new TestEditor()): Promise<Rendered> {
  const page = document.createElement('div');
  document.body.append(page);
  const root = createRoot(page);
  const all = (selector: string) => [...page.querySelectorAll<HTMLElement>(selector)];
  const rendered: Rendered = {
    test,
    page,
    all,
    find: <E extends HTMLElement>(selector: string) => {
      const found = all(selector);
      if (found.length !== 1) throw new Error(`${found.length} elements match ${selector}`);
      return found[0] as E;
    },
    do: (change) =>
      act(async () => {
        await change();
        await test.flush();
      }),
    unmount: () => {
      act(() => root.unmount());
      page.remove();
    },
  };
  await rendered.do(() =>
    root.render(<EditorProvider value={test.editor}>{element}</EditorProvider>),
  );
  return rendered;
}

import { lazy, Suspense } from 'react';
import { useScreen } from '../useEditor';

// Seldom used: the page need not carry them.
const Keys = lazy(() => import('./KeysPanel'));
const Search = lazy(() => import('./SearchPanel'));
const Commands = lazy(() => import('./CommandsPanel'));

const PANELS = { keys: Keys, search: Search, commands: Commands } as const;

/** What one calls up over the board: its keys, a search, all commands. */
export function Panels() {
  const panel = useScreen((screen) => screen.panel);
  if (!panel) return null;
  const Panel = PANELS[panel];
  return (
    <Suspense fallback={null}>
      <Panel />
    </Suspense>
  );
}

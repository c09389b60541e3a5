import { latePart, latePartWithTexts } from '../lateParts';
import { useScreen } from '../useEditor';

// Seldom used: the page need not carry them.
const Keys = latePartWithTexts(() => import('./KeysPanel'));
const Search = latePart(() => import('./SearchPanel'));
const Commands = latePart(() => import('./CommandsPanel'));

const PANELS = { keys: Keys, search: Search, commands: Commands } as const;

/** What one calls up over the board: its keys, a search, all commands. */
export function Panels() {
  const panel = useScreen((screen) => screen.panel);
  if (!panel) return null;
  const Panel = PANELS[panel];
  return <Panel />;
}

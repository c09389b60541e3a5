import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react';
import { type Text, type TextKey, useText } from '../../view/text';
import type { Room } from './roomPort';
import type { SaveState } from './saveState';
import { useSaveState } from './useRoom';

const ICONS = {
  saved: Check,
  saving: LoaderCircle,
  connecting: LoaderCircle,
  offline: CloudOff,
  refused: TriangleAlert,
} as const;

const REASONS = ['storage', 'damaged', 'too-large', 'malformed', 'gap'];

/** Says honestly where one's work is. */
export function SaveBadge({ room }: { readonly room: Room }) {
  const text = useText();
  const state = useSaveState(room);
  const Icon = ICONS[state.kind];
  const words = describe(state, text);
  return (
    <div className="save-badge" data-state={state.kind}>
      <Icon aria-hidden="true" />
      <span role="status" title={words}>
        {words}
      </span>
      {state.kind === 'offline' && (
        <button type="button" className="link-button" onClick={() => room.reconnect()}>
          {text('state.retry')}
        </button>
      )}
    </div>
  );
}

/** A save state in words. */
export function describe({ kind, count, reason }: SaveState, text: Text): string {
  if (kind === 'refused') {
    const known = REASONS.find((one) => one === reason) ?? 'unknown';
    return text('state.refused', { reason: text(`refusal.${known}` as TextKey) });
  }
  if (kind === 'offline')
    return count > 0 ? text('state.offlineCount', { count }) : text('state.offline');
  if (kind === 'connecting' && count > 0) return text('state.reconnectingCount', { count });
  return text(`state.${kind}`);
}

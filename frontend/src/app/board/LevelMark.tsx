import { Eye, MessageSquare } from 'lucide-react';
import { useText } from '../../view/text';
import { useStore } from '../useStore';
import type { Room } from './roomPort';

const ICONS = { view: Eye, comment: MessageSquare } as const;

/** Says that one may look or comment, but not edit. */
export function LevelMark({ room }: { readonly room: Room }) {
  const text = useText();
  const level = useStore(room.store, (state) => state.level);
  if (level !== 'view' && level !== 'comment') return null;
  const Icon = ICONS[level];
  return (
    <p className="level-mark" title={text(`level.hint.${level}`)}>
      <Icon aria-hidden="true" />
      <span>{text(`level.mark.${level}`)}</span>
    </p>
  );
}

import { latePart } from '../lateParts';
import { PopoverButton } from '../PopoverButton';
import { useText } from '../text';

const PileItems = latePart(() => import('./PileItems'));

interface PileBadgeProps {
  readonly top: string;
  readonly under: readonly string[];
}

/** Says how many notes lie under this one, and opens the list of the pile. */
export function PileBadge({ top, under }: PileBadgeProps) {
  const text = useText();
  const count = under.length;
  return (
    <PopoverButton
      className="pile-badge"
      label={text('note.pile', { count })}
      face={`+${count}`}
      isNoStop
    >
      {(opened) => <PileItems {...opened} pile={[top, ...under]} />}
    </PopoverButton>
  );
}

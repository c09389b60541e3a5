import { MessageCircleQuestionMark } from 'lucide-react';
import type { PromptSet } from '../../shared/catalogue';
import { latePart } from '../lateParts';
import { PopoverButton } from '../PopoverButton';
import { useText } from '../text';

const PromptSetItems = latePart(() => import('./PromptSetItems'));

interface PromptSetMenuProps {
  readonly chosen: PromptSet;
  readonly onChoose: (set: PromptSet) => void;
}

/** Which set of questions everyone on the board sees; sets are never mixed. */
export function PromptSetMenu(sets: PromptSetMenuProps) {
  const text = useText();
  return (
    <PopoverButton
      className="icon-button"
      label={text('guide.prompts')}
      face={<MessageCircleQuestionMark />}
    >
      {(opened) => <PromptSetItems {...opened} {...sets} />}
    </PopoverButton>
  );
}

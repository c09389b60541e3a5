import { MenuItem } from 'react-aria-components';
import { type PromptSet, promptSets, toPromptSet } from '../../shared/catalogue';
import { MenuPopover } from '../MenuPopover';
import type { Opened } from '../PopoverButton';
import { useText } from '../text';

interface PromptSetItemsProps extends Opened {
  readonly chosen: PromptSet;
  readonly onChoose: (set: PromptSet) => void;
}

/** The sets of questions to choose from. */
export default function PromptSetItems({ chosen, onChoose, ...opened }: PromptSetItemsProps) {
  const text = useText();
  const choose = (keys: 'all' | Iterable<React.Key>) => {
    const [key] = keys;
    if (typeof key === 'string') onChoose(toPromptSet(key));
  };
  return (
    <MenuPopover
      {...opened}
      label={text('guide.prompts')}
      placement="bottom end"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={choose}
    >
      {promptSets.map((set) => (
        <MenuItem key={set} id={set}>
          {text(`guide.set.${set}`)}
        </MenuItem>
      ))}
    </MenuPopover>
  );
}

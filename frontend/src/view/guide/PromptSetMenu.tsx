import { MessageCircleQuestionMark } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { type PromptSet, promptSets, toPromptSet } from '../../shared/catalogue';
import { useText } from '../text';

interface PromptSetMenuProps {
  readonly chosen: PromptSet;
  readonly onChoose: (set: PromptSet) => void;
}

/** Which set of questions everyone on the board sees; sets are never mixed. */
export function PromptSetMenu({ chosen, onChoose }: PromptSetMenuProps) {
  const text = useText();
  const choose = (keys: 'all' | Iterable<React.Key>) => {
    const [key] = keys;
    if (typeof key === 'string') onChoose(toPromptSet(key));
  };
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={text('guide.prompts')}>
        <MessageCircleQuestionMark />
      </Button>
      <Popover placement="bottom end">
        <Menu
          className="menu"
          aria-label={text('guide.prompts')}
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
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

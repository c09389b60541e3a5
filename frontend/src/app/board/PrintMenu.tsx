import { Printer } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useText } from '../../view/text';
import { printAll, printThis } from './printing';
import type { BoardRoom } from './room';

/** Puts this map, or all of the board, on paper. */
export function PrintMenu({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  return (
    <MenuTrigger>
      <Button className="icon-button print-button" aria-label={text('print.print')}>
        <Printer aria-hidden="true" />
      </Button>
      <Popover placement="bottom end">
        <Menu className="menu" aria-label={text('print.print')}>
          <MenuItem onAction={() => void printThis()}>{text('print.this')}</MenuItem>
          <MenuItem onAction={() => void printAll(room)}>{text('print.all')}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

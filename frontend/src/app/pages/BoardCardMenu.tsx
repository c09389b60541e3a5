import { Ellipsis } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useText } from '../../view/text';
import type { RecentBoard } from '../recent';
import { binBoard, duplicateBoard, forgetBoardHere, nameOf, restoreBoard } from './boardCommands';
import type { BoardState } from './boardStates';

interface BoardCardMenuProps {
  readonly board: RecentBoard;
  readonly state: BoardState;
  readonly onRename: () => void;
}

/** What can be done with a board from the start page. */
export function BoardCardMenu({ board, state, onRename }: BoardCardMenuProps) {
  const text = useText();
  const label = text('home.menu', { title: nameOf(board) });
  return (
    <MenuTrigger>
      <Button className="icon-button board-card-menu" aria-label={label}>
        <Ellipsis aria-hidden="true" />
      </Button>
      <Popover placement="bottom end">
        <Menu className="menu" aria-label={label}>
          {state === 'open' && board.kind === 'board' && (
            <>
              <MenuItem onAction={onRename}>{text('home.rename')}</MenuItem>
              <MenuItem onAction={() => void duplicateBoard(board, true)}>
                {text('home.duplicate')}
              </MenuItem>
              <MenuItem onAction={() => void duplicateBoard(board, false)}>
                {text('home.template')}
              </MenuItem>
              <Separator />
              <MenuItem onAction={() => void binBoard(board)}>{text('home.bin')}</MenuItem>
            </>
          )}
          {state === 'gone' && (
            <MenuItem onAction={() => void restoreBoard(board)}>{text('home.restore')}</MenuItem>
          )}
          <MenuItem onAction={() => void forgetBoardHere(board)}>{text('home.forget')}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

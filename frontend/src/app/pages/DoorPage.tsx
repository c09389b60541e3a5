import { useCallback, useEffect, useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { api } from '../../api/client';
import { useText } from '../../view/text';
import { complain } from '../failure';
import { EntryPage } from './EntryPage';
import { KeyForm } from './KeyForm';
import { NoticePage } from './NoticePage';
import { WaitingRoom } from './WaitingRoom';
import { type Who, WhoForm } from './WhoForm';
import type { Outcome } from './waiting';

interface DoorPageProps {
  readonly board: string;
  /** Opens the board once one is let in. */
  readonly onIn: () => void;
}

type Door = 'looking' | 'asks' | 'none' | 'turned-away' | { readonly request: string };

/** What one sees at an address that does not open: a door to knock at, or that there is nothing. */
export default function DoorPage({ board, onIn }: DoorPageProps) {
  const text = useText();
  const [door, setDoor] = useDoor(board);
  const answered = useCallback(
    ({ address }: Outcome) => {
      if (!address) setDoor('turned-away');
      else if (address === location.pathname) onIn();
      else navigate(address, { replace: true });
    },
    [onIn, setDoor],
  );
  const ask = async (who: Who) => {
    try {
      setDoor(await api.ask(board, who));
    } catch (error) {
      complain(error);
    }
  };
  if (door === 'looking') return null;
  if (door === 'none') return <NoticePage kind="unknown" />;
  if (typeof door === 'object') return <WaitingRoom request={door.request} onDone={answered} />;
  const refused = door === 'turned-away';
  return (
    <EntryPage
      title={text(refused ? 'enter.refused.turned-away.title' : 'door.title')}
      words={text(refused ? 'enter.refused.turned-away.text' : 'door.text')}
    >
      {!refused && <WhoForm go={text('door.ask')} isBusy={false} onGo={(who) => void ask(who)} />}
      <KeyForm board={board} onIn={onIn} />
    </EntryPage>
  );
}

function useDoor(board: string) {
  const [door, setDoor] = useState<Door>('looking');
  useEffect(() => {
    let isLeft = false;
    const take = (next: Door) => isLeft || setDoor(next);
    api.door(board).then(
      ({ asks }) => take(asks ? 'asks' : 'none'),
      () => take('none'),
    );
    return () => {
      isLeft = true;
    };
  }, [board]);
  return [door, setDoor] as const;
}

import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { AccessRequest, LetInLevel } from '../../api/accessTypes';
import { api } from '../../api/client';
import { departments } from '../../shared/catalogue';
import { type Text, useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { complain } from '../failure';
import { useStore } from '../useStore';
import { LevelSelect } from './LevelSelect';

/** Who waits to be let in. */
export function Requests({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const requests = useStore(room.store, (state) => state.requests);
  if (requests.length === 0) return null;
  return (
    <section className="requests" aria-labelledby="requests-title">
      <h3 id="requests-title">{text('ask.title', { count: requests.length })}</h3>
      <ul>
        {requests.map((one) => (
          <RequestRow key={one.id} room={room} request={one} />
        ))}
      </ul>
    </section>
  );
}

interface RequestRowProps {
  readonly room: BoardRoom;
  readonly request: AccessRequest;
}

function RequestRow({ room, request }: RequestRowProps) {
  const text = useText();
  const [level, setLevel] = useState<LetInLevel>('edit');
  const name = request.name || text('presence.guest');
  const answer = (chosen: LetInLevel | null) => void reply(room, request.id, chosen);
  return (
    <li className="request">
      <div dir="auto">
        <strong>{name}</strong> <span className="quiet">{describe(request, text)}</span>
      </div>
      <div className="buttons">
        {request.link === null && (
          <LevelSelect
            label={text('ask.level', { name })}
            levels={['view', 'comment', 'edit']}
            chosen={level}
            onChoose={(one) => setLevel(one as LetInLevel)}
          />
        )}
        <Button
          className="primary"
          aria-label={text('ask.letInName', { name })}
          onPress={() => answer(level)}
        >
          {text('ask.letIn')}
        </Button>
        <Button
          className="secondary"
          aria-label={text('ask.turnAwayName', { name })}
          onPress={() => answer(null)}
        >
          {text('ask.turnAway')}
        </Button>
      </div>
    </li>
  );
}

function describe({ department, link }: AccessRequest, text: Text): string {
  const found = departments.find(({ key }) => key === department);
  const parts = [
    found && text(`department.${found.key}`),
    link !== null && text('ask.byLink', { label: link || text('link.unnamed') }),
  ];
  return parts.filter(Boolean).join(' · ');
}

async function reply(room: BoardRoom, request: string, level: LetInLevel | null): Promise<void> {
  try {
    await api.answer(room.id, request, level);
    const { requests } = room.store.getState();
    room.store.setState({ requests: requests.filter(({ id }) => id !== request) });
  } catch (error) {
    complain(error);
  }
}

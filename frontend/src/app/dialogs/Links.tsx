import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { FreshLink, JoinLink } from '../../api/accessTypes';
import { api } from '../../api/client';
import { useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { complain } from '../failure';
import { useStore } from '../useStore';
import { LinkAddress } from './LinkAddress';
import { LinkForm } from './LinkForm';
import { LinkRow } from './LinkRow';

type Shown = { readonly is: 'list' | 'form' } | { readonly is: 'fresh'; readonly link: FreshLink };

/** The links that let people in: all of them, and the way to one more. */
export function Links({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const [links, reload] = useLinks(room);
  const [shown, show] = useState<Shown>({ is: 'list' });
  const made = (link: FreshLink) => {
    reload();
    show({ is: 'fresh', link });
  };
  const back = () => show({ is: 'list' });
  return (
    <section className="links" aria-labelledby="links-title">
      <h3 id="links-title">{text('link.title')}</h3>
      <p className="quiet">{text('link.text')}</p>
      {shown.is === 'fresh' && <LinkAddress link={shown.link} onDone={back} />}
      {shown.is === 'form' && <LinkForm room={room} onMade={made} onCancel={back} />}
      <ul>
        {links.map((link) => (
          <LinkRow key={link.id} room={room} link={link} onFresh={made} onChanged={reload} />
        ))}
      </ul>
      {shown.is === 'list' && (
        <Button className="secondary" onPress={() => show({ is: 'form' })}>
          <Plus aria-hidden="true" />
          {text('link.make')}
        </Button>
      )}
    </section>
  );
}

/** The links as the server has them, and a way to look again. */
function useLinks(room: BoardRoom): readonly [readonly JoinLink[], () => void] {
  const [links, setLinks] = useState<readonly JoinLink[]>([]);
  const [asked, ask] = useState(0);
  const seen = useStore(room.store, ({ linksSeen }) => linksSeen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of the two means to look again.
  useEffect(() => {
    let isLeft = false;
    api.links(room.id).then((found) => isLeft || setLinks(found), complain);
    return () => {
      isLeft = true;
    };
  }, [room, seen, asked]);
  return [links, () => ask((before) => before + 1)];
}

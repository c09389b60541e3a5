import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { type Embed, type FreshEmbed, makeEmbedsApi } from '../../api/embeds';
import { useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { complain } from '../failure';
import { useStore } from '../useStore';
import { EmbedForm } from './EmbedForm';
import { EmbedRow } from './EmbedRow';
import { FreshEmbedView } from './FreshEmbedView';

type Shown =
  | { readonly is: 'list' | 'form' }
  | { readonly is: 'fresh'; readonly embed: FreshEmbed };

/** The views of a board that stand in wikis: all of them, and the way to one more. */
export default function Embeds({ room }: { readonly room: BoardRoom }) {
  const text = useText();
  const [embeds, reload] = useEmbeds(room.id);
  const [shown, show] = useState<Shown>({ is: 'list' });
  const title = useStore(room.store, ({ info }) => info?.title) || text('product.name');
  const made = (embed: FreshEmbed) => {
    reload();
    show({ is: 'fresh', embed });
  };
  const back = () => show({ is: 'list' });
  return (
    <section className="embeds" aria-labelledby="embeds-title">
      <h3 id="embeds-title">{text('wiki.title')}</h3>
      <p className="quiet">{text('wiki.text')}</p>
      {shown.is === 'fresh' && <FreshEmbedView embed={shown.embed} title={title} onDone={back} />}
      {shown.is === 'form' && <EmbedForm room={room} onMade={made} onCancel={back} />}
      {embeds.length > 0 && (
        <ul>
          {embeds.map((embed) => (
            <EmbedRow key={embed.id} room={room} embed={embed} onChanged={reload} />
          ))}
        </ul>
      )}
      {shown.is === 'list' && (
        <Button className="secondary" onPress={() => show({ is: 'form' })}>
          <Plus aria-hidden="true" />
          {text('wiki.make')}
        </Button>
      )}
    </section>
  );
}

/** The embeds as the server has them, and a way to look again. */
function useEmbeds(board: string): readonly [readonly Embed[], () => void] {
  const [embeds, setEmbeds] = useState<readonly Embed[]>([]);
  const [asked, ask] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking means to look again.
  useEffect(() => {
    let isLeft = false;
    makeEmbedsApi()
      .embeds(board)
      .then((found) => isLeft || setEmbeds(found), complain);
    return () => {
      isLeft = true;
    };
  }, [board, asked]);
  return [embeds, () => ask((before) => before + 1)];
}

import { Button } from 'react-aria-components';
import type { FreshEmbed } from '../../api/embeds';
import { useText } from '../../view/text';
import { useReach } from '../dialogs/ShareAddress';
import { addressFor, hintFor } from '../dialogs/shareAddress';
import { StaticText } from './StaticText';
import { WikiSteps } from './WikiSteps';

interface FreshEmbedViewProps {
  readonly embed: FreshEmbed;
  readonly title: string;
  readonly onDone: () => void;
}

/** An embed that was just made: how it looks, and how it gets into a wiki. */
export function FreshEmbedView({ embed, title, onDone }: FreshEmbedViewProps) {
  const text = useText();
  const { pathname, origin } = new URL(embed.address);
  const forOthers = addressFor(pathname, location, useReach());
  // A public address that was set on the server is the one to give away.
  const address = origin === location.origin ? forOthers : embed.address;
  const hint = hintFor(address);
  return (
    <section className="fresh-link" aria-label={text('wiki.fresh')}>
      <p role="status">{text('wiki.once')}</p>
      <figure className="embed-preview">
        <figcaption className="quiet">{text('wiki.preview')}</figcaption>
        {/* Taken from here, whatever address the wiki gets; without our cookies all the same. */}
        <div>
          <iframe
            src={pathname}
            title={text('wiki.preview')}
            sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
          />
        </div>
      </figure>
      {hint && <p className="quiet">{text(hint === 'local' ? 'wiki.local' : 'wiki.plain')}</p>}
      <WikiSteps shown={{ address, title }} />
      <StaticText path={pathname} />
      <div className="buttons">
        <Button className="primary" onPress={onDone}>
          {text('wiki.done')}
        </Button>
        <a
          className="secondary"
          href={`/embed-check#${encodeURI(address)}`}
          target="_blank"
          rel="noopener"
        >
          {text('wiki.check')}
        </a>
      </div>
    </section>
  );
}

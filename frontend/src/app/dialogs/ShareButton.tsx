import { Share2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { api } from '../../api/client';
import type { Reach } from '../../api/types';
import { isMac } from '../../view/platform';
import { useText } from '../../view/text';
import { notify } from '../toasts';
import { copyText } from './copyText';
import { addressFor, hintFor } from './shareAddress';

const QrCode = lazy(() => import('./QrCode'));

/** Gives others the way to a board. */
export function ShareButton({ id }: { readonly id: string }) {
  const text = useText();
  return (
    <DialogTrigger>
      <Button className="primary share-button">
        <Share2 aria-hidden="true" />
        {text('share.share')}
      </Button>
      <Popover className="popover share-popover" placement="bottom end">
        <Dialog className="dialog share-dialog">
          <Heading slot="title">{text('share.title')}</Heading>
          <ShareContent id={id} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ShareContent({ id }: { readonly id: string }) {
  const text = useText();
  const reach = useReach();
  const address = addressFor(`/b/${id}`, location, reach);
  const hint = hintFor(address);
  return (
    <>
      <p>{text('share.text')}</p>
      <Address address={address} />
      {hint === 'local' ? <LocalHint /> : <Code address={address} />}
      {hint === 'plain' && <p className="quiet">{text('share.notEncrypted')}</p>}
    </>
  );
}

function Address({ address }: { readonly address: string }) {
  const text = useText();
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    const copied = field.current && (await copyText(address, field.current));
    const keys = isMac ? '⌘C' : 'Ctrl+C';
    notify({ words: copied ? text('share.copied') : text('share.manual', { keys }) });
  };
  return (
    <div className="address">
      <input
        ref={field}
        readOnly
        value={address}
        aria-label={text('share.address')}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button className="primary" onPress={() => void copy()}>
        {text('share.copy')}
      </Button>
    </div>
  );
}

function Code({ address }: { readonly address: string }) {
  const text = useText();
  return (
    <figure className="qr">
      <Suspense fallback={<div className="qr-code" />}>
        <QrCode address={address} label={text('share.code')} />
      </Suspense>
      <figcaption className="quiet">{text('share.scan')}</figcaption>
    </figure>
  );
}

/** How the server is started so that others can come in: the same whatever the language. */
const COMMAND = 'make run HOST=0.0.0.0';

function LocalHint() {
  const text = useText();
  return (
    <div className="share-hint">
      <p>{text('share.local')}</p>
      <code>{COMMAND}</code>
    </div>
  );
}

/** From where the server can be reached; null until it answers, or when it does not. */
function useReach(): Reach | null {
  const [reach, setReach] = useState<Reach | null>(null);
  useEffect(() => {
    let isLeft = false;
    // Without an answer the address of this page is the best guess.
    const take = (answer: Reach) => isLeft || setReach(answer);
    api.reach().then(take, () => {});
    return () => {
      isLeft = true;
    };
  }, []);
  return reach;
}

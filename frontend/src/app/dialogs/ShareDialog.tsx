import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Button, Heading } from 'react-aria-components';
import { api } from '../../api/client';
import type { Reach } from '../../api/types';
import { DialogPopover } from '../../view/DialogPopover';
import type { Opened } from '../../view/PopoverButton';
import { isMac } from '../../view/platform';
import { useText } from '../../view/text';
import { notify } from '../toasts';
import { copyText } from './copyText';
import { addressFor, hintFor } from './shareAddress';

const QrCode = lazy(() => import('./QrCode'));

/** What gives others the way to a board. */
export default function ShareDialog({ id, ...opened }: Opened & { readonly id: string }) {
  const text = useText();
  return (
    <DialogPopover {...opened} className="dialog share-dialog" popoverClass="share-popover">
      <Heading slot="title">{text('share.title')}</Heading>
      <ShareContent id={id} />
    </DialogPopover>
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

import { Share2 } from 'lucide-react';
import { useRef } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { isMac } from '../../view/platform';
import { useText } from '../../view/text';
import { notify } from '../toasts';
import { copyText } from './copyText';

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

/** Gives others the way to a board. */
export function ShareButton({ id }: { readonly id: string }) {
  const text = useText();
  return (
    <DialogTrigger>
      <Button className="primary share-button">
        <Share2 aria-hidden="true" />
        {text('share.share')}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="dialog share-dialog">
          <Heading slot="title">{text('share.title')}</Heading>
          <p>{text('share.text')}</p>
          <Address address={`${location.origin}/b/${id}`} />
          <Hint />
        </Dialog>
      </Popover>
    </DialogTrigger>
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

function Hint() {
  const text = useText();
  if (LOCAL.includes(location.hostname)) return <p className="quiet">{text('share.local')}</p>;
  if (location.protocol === 'http:') return <p className="quiet">{text('share.notEncrypted')}</p>;
  return null;
}

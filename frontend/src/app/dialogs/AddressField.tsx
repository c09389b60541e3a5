import { lazy, Suspense, useRef } from 'react';
import { Button } from 'react-aria-components';
import { isMac } from '../../view/platform';
import { useText } from '../../view/text';
import { notify } from '../toasts';
import { copyText } from './copyText';

const QrCode = lazy(() => import('./QrCode'));

interface AddressFieldProps {
  readonly address: string;
  readonly label: string;
  /** Shows the address for the camera of a phone too. */
  readonly code: { readonly label: string; readonly words: string } | null;
}

/** An address to copy or to scan. */
export function AddressField({ address, label, code }: AddressFieldProps) {
  const text = useText();
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    const copied = field.current && (await copyText(address, field.current));
    const keys = isMac ? '⌘C' : 'Ctrl+C';
    notify({ words: copied ? text('share.copied') : text('share.manual', { keys }) });
  };
  return (
    <>
      <div className="address">
        <input
          ref={field}
          readOnly
          value={address}
          aria-label={label}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button className="primary" onPress={() => void copy()}>
          {text('share.copy')}
        </Button>
      </div>
      {code && (
        <figure className="qr">
          <Suspense fallback={<div className="qr-code" />}>
            <QrCode address={address} label={code.label} />
          </Suspense>
          <figcaption className="quiet">{code.words}</figcaption>
        </figure>
      )}
    </>
  );
}

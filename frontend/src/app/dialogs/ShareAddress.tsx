import { useEffect, useState } from 'react';
import { api } from '../../api/client';
import type { Reach } from '../../api/types';
import { useText } from '../../view/text';
import { AddressField } from './AddressField';
import { addressFor, hintFor } from './shareAddress';

interface ShareAddressProps {
  readonly path: string;
  /** The address alone opens nothing. */
  readonly isClosed: boolean;
}

/** The board's address, for whoever may know it. */
export function ShareAddress({ path, isClosed }: ShareAddressProps) {
  const text = useText();
  const reach = useReach();
  const address = addressFor(path, location, reach);
  const hint = hintFor(address);
  return (
    <>
      <p>{text(isClosed ? 'share.textClosed' : 'share.text')}</p>
      <AddressField
        address={address}
        label={text('share.address')}
        code={hint === 'local' ? null : { label: text('share.code'), words: text('share.scan') }}
      />
      {hint === 'local' && <LocalHint />}
      {hint === 'plain' && <p className="quiet">{text('share.notEncrypted')}</p>}
    </>
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
export function useReach(): Reach | null {
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

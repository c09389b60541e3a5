import { Button } from 'react-aria-components';
import type { FreshLink } from '../../api/accessTypes';
import { useText } from '../../view/text';
import { AddressField } from './AddressField';
import { useReach } from './ShareAddress';
import { addressFor } from './shareAddress';

interface LinkAddressProps {
  readonly link: FreshLink;
  readonly onDone: () => void;
}

/** A link that was just made: its address is shown this once. */
export function LinkAddress({ link: { secret }, onDone }: LinkAddressProps) {
  const text = useText();
  const address = addressFor(`/join#${secret}`, location, useReach());
  return (
    <section className="fresh-link" aria-label={text('link.fresh')}>
      <p role="status">{text('link.once')}</p>
      <AddressField
        address={address}
        label={text('link.address')}
        code={{ label: text('link.code'), words: text('link.scan') }}
      />
      <Button className="secondary" onPress={onDone}>
        {text('link.done')}
      </Button>
    </section>
  );
}

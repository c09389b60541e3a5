import { Button } from 'react-aria-components';
import { useLanguage, useText } from '../../view/text';
import { momentOf } from './moments';

interface BinItemProps {
  readonly words: string;
  readonly deleted: number;
  readonly backLabel: string;
  readonly forgetLabel: string;
  readonly onBack: () => Promise<void>;
  /** Null for those who may not. */
  readonly onForget: (() => void) | null;
}

/** Something in the bin, and the two ways out of it. */
export function BinItem(props: BinItemProps) {
  const text = useText();
  const when = momentOf(props.deleted, useLanguage());
  return (
    <li>
      <span dir="auto">{props.words}</span>
      <span className="quiet">{text('history.deletedAt', { when })}</span>
      <span className="history-actions">
        <Button
          className="secondary"
          aria-label={props.backLabel}
          onPress={() => void props.onBack()}
        >
          {text('history.putBack')}
        </Button>
        {props.onForget && (
          <Button className="text-button" aria-label={props.forgetLabel} onPress={props.onForget}>
            {text('history.forget')}
          </Button>
        )}
      </span>
    </li>
  );
}

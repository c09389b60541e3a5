import { Button } from 'react-aria-components';
import { useText } from '../../view/text';

interface SureProps {
  /** What will happen. */
  readonly words: string;
  /** What the button that does it says. */
  readonly label: string;
  readonly onSure: () => void;
  readonly onCancel: () => void;
}

/** Asks once more before something that cannot be undone. */
export function Sure({ words, label, onSure, onCancel }: SureProps) {
  const text = useText();
  return (
    <div className="sure" role="alert">
      <p>{words}</p>
      <div className="buttons">
        <Button className="danger" autoFocus onPress={onSure}>
          {label}
        </Button>
        <Button className="secondary" onPress={onCancel}>
          {text('role.cancel')}
        </Button>
      </div>
    </div>
  );
}

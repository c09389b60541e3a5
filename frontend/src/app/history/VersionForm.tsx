import { type FormEvent, useRef, useState } from 'react';
import { limits } from '../../shared/limits';
import { BusyButton } from '../../view/BusyButton';
import { useText } from '../../view/text';
import { keepVersion } from './commands';

interface VersionFormProps {
  readonly board: string;
  readonly onKept: () => void;
}

/** Keeps the board as it is now under a name. */
export function VersionForm({ board, onKept }: VersionFormProps) {
  const text = useText();
  const field = useRef<HTMLInputElement>(null);
  const [isKeeping, setKeeping] = useState(false);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    const name = field.current?.value.trim();
    // Without a name, and for the next one, the field is where to go on.
    field.current?.focus();
    if (!name || isKeeping) return;
    setKeeping(true);
    if (await keepVersion(board, name)) {
      if (field.current) field.current.value = '';
      onKept();
    }
    setKeeping(false);
  };
  return (
    <form className="history-form" onSubmit={(event) => void keep(event)}>
      <label htmlFor="version-name">{text('history.keepTitle')}</label>
      <div className="address">
        <input
          id="version-name"
          ref={field}
          maxLength={limits.titleLength}
          placeholder={text('history.keepHint')}
          autoComplete="off"
        />
        <BusyButton type="submit" className="primary" isBusy={isKeeping}>
          {text('history.keep')}
        </BusyButton>
      </div>
    </form>
  );
}

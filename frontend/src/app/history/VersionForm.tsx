import { type FormEvent, useState } from 'react';
import { limits } from '../../shared/limits';
import { useText } from '../../view/text';
import { keepVersion } from './commands';

interface VersionFormProps {
  readonly board: string;
  readonly onKept: () => void;
}

/** Keeps the board as it is now under a name. */
export function VersionForm({ board, onKept }: VersionFormProps) {
  const text = useText();
  const [name, setName] = useState('');
  const [isKeeping, setKeeping] = useState(false);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (!wanted || isKeeping) return;
    setKeeping(true);
    if (await keepVersion(board, wanted)) {
      setName('');
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
          value={name}
          maxLength={limits.titleLength}
          placeholder={text('history.keepHint')}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" className="primary" disabled={!name.trim() || isKeeping}>
          {text('history.keep')}
        </button>
      </div>
    </form>
  );
}

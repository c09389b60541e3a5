import { useRef } from 'react';
import { limits } from '../../shared/limits';
import { useText } from '../../view/text';

interface CardTitleFieldProps {
  readonly title: string;
  /** Gets the new title, or null when nothing is to change. */
  readonly onDone: (title: string | null) => void;
}

/** A title that is being typed: Enter or leaving keeps it, Escape does not. */
export function CardTitleField({ title, onDone }: CardTitleFieldProps) {
  const text = useText();
  const given = useRef(false);
  const finish = (value: string | null) => {
    // Enter ends the edit, and so does the blur that follows it.
    if (given.current) return;
    given.current = true;
    onDone(value);
  };
  return (
    <input
      className="board-card-field"
      aria-label={text('board.title')}
      defaultValue={title}
      maxLength={limits.titleLength}
      // biome-ignore lint/a11y/noAutofocus: the person just asked to type here.
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}

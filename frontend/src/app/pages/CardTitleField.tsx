import { useEffect, useRef } from 'react';
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
  const field = useFocusAfterMenu();
  return (
    <input
      ref={field}
      className="board-card-field"
      aria-label={text('board.title')}
      defaultValue={title}
      maxLength={limits.titleLength}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}

/** Takes the focus once the menu that asked for it is gone and has given the focus back. */
function useFocusAfterMenu() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => field.current?.focus());
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return field;
}

import { useRef } from 'react';
import { Button } from 'react-aria-components';
import { isMac } from '../../view/platform';
import { useText } from '../../view/text';
import { copyText } from '../dialogs/copyText';
import { notify } from '../toasts';

/** About as many letters as a line of a dialog has room for, and the most lines at once. */
const ROOM = { letters: 36, lines: 8 } as const;

interface CodeFieldProps {
  readonly code: string;
  /** What it is for. */
  readonly label: string;
}

/** A text for a wiki, to copy. */
export function CodeField({ code, label }: CodeFieldProps) {
  const text = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    const copied = field.current && (await copyText(code, field.current));
    const keys = isMac ? '⌘C' : 'Ctrl+C';
    notify({ words: copied ? text('wiki.copied') : text('wiki.manual', { keys }) });
  };
  return (
    <div className="code-field">
      <textarea
        ref={field}
        readOnly
        rows={rowsOf(code)}
        value={code}
        aria-label={label}
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        className="secondary"
        aria-label={text('wiki.copyWhat', { what: label })}
        onPress={() => void copy()}
      >
        {text('wiki.copy')}
      </Button>
    </div>
  );
}

function rowsOf(code: string): number {
  const lines = code.split('\n').map(({ length }) => Math.max(Math.ceil(length / ROOM.letters), 1));
  return Math.min(
    lines.reduce((sum, rows) => sum + rows, 0),
    ROOM.lines,
  );
}

import { useRef } from 'react';
import { Button } from 'react-aria-components';
import { isMac } from '../../view/platform';
import { useText } from '../../view/text';
import { copyText } from '../dialogs/copyText';
import { notify } from '../toasts';

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
        rows={Math.min(Math.max(Math.ceil(code.length / 48), code.split('\n').length), 6)}
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

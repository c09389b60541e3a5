import { useState } from 'react';
import { useText } from '../../view/text';
import { Choice } from '../dialogs/Choice';
import { CodeField } from './CodeField';
import type { Shown } from './snippets';
import { wikis } from './wikis';

/** What to do in one's own wiki, step by step. */
export function WikiSteps({ shown }: { readonly shown: Shown }) {
  const text = useText();
  const [key, choose] = useState('other');
  const chosen = wikis.find((one) => one.key === key);
  return (
    <>
      <Choice name="wiki" label={text('wiki.yours')} first={key} onChange={choose}>
        {wikis.map((one) => (
          <option key={one.key} value={one.key}>
            {one.name ?? text('wiki.other')}
          </option>
        ))}
      </Choice>
      <ol className="wiki-steps" aria-label={chosen?.name ?? text('wiki.other')}>
        {chosen?.steps.map(({ words, code }, at) => (
          // The steps of a wiki never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: two steps may have the same words.
          <li key={`${key} ${at}`}>
            <p>{text(words)}</p>
            {code && <CodeField code={code(shown)} label={text(words)} />}
          </li>
        ))}
      </ol>
    </>
  );
}

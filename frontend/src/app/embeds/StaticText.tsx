import { useState } from 'react';
import { Button } from 'react-aria-components';
import { makeEmbedsApi, type SnippetFormat } from '../../api/embeds';
import { useText } from '../../view/text';
import { complain } from '../failure';
import { CodeField } from './CodeField';

/** The names of the formats are the same in every language. */
const FORMATS: readonly (readonly [SnippetFormat, string])[] = [
  ['markdown', 'Markdown'],
  ['mediawiki', 'MediaWiki'],
  ['confluence', 'Confluence'],
  ['html', 'HTML'],
];

/** The notes as text of a wiki, for those that show neither frames nor pictures of others. */
export function StaticText({ path }: { readonly path: string }) {
  const text = useText();
  const [written, setWritten] = useState<{ format: string; code: string } | null>(null);
  const write = async (format: SnippetFormat, name: string) => {
    const code = await makeEmbedsApi().snippet(path, format);
    setWritten({ format: name, code });
  };
  return (
    <details className="static-text">
      <summary>{text('wiki.static')}</summary>
      <p>{text('wiki.staticText')}</p>
      <div className="buttons">
        {FORMATS.map(([format, name]) => (
          <Button
            key={format}
            className="secondary"
            onPress={() => void write(format, name).catch(complain)}
          >
            {name}
          </Button>
        ))}
      </div>
      {written && <CodeField code={written.code} label={written.format} />}
    </details>
  );
}

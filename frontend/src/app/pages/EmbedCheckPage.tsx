import { useEffect, useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { api } from '../../api/client';
import { makeEmbedsApi } from '../../api/embeds';
import { useText } from '../../view/text';
import { Choice } from '../dialogs/Choice';
import { FramePreview } from '../embeds/FramePreview';
import { embedPath, judge, type Verdict, type Way, ways, wikiOrigin } from '../embeds/frameCheck';
import { complain } from '../failure';
import { LanguageSwitch } from './Credit';
import { Logo } from './Logo';

interface Finding {
  readonly verdict: Verdict;
  readonly path: string | null;
  readonly way: Way;
}

/** Says whether an embed will show in a wiki, as far as this server has a say in it. */
export default function EmbedCheckPage() {
  const text = useText();
  const [address] = useState(takeAddress);
  const [finding, setFinding] = useState<Finding | null>(null);
  const title = text('embedCheck.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  const check = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    find(new FormData(event.currentTarget)).then(setFinding, complain);
  };
  return (
    <div className="notice-page check-page">
      <header>
        <LanguageSwitch />
      </header>
      <main>
        <Logo />
        <h1>{title}</h1>
        <p>{text('embedCheck.text')}</p>
        <Form className="form" onSubmit={check}>
          <TextField name="embed" type="url" isRequired defaultValue={address} autoComplete="off">
            <Label>{text('embedCheck.embed')}</Label>
            <Input />
          </TextField>
          <TextField name="wiki" isRequired autoComplete="off">
            <Label>{text('embedCheck.wiki')}</Label>
            <Input placeholder="https://wiki.example.com/page" inputMode="url" />
          </TextField>
          <Choice name="way" label={text('embedCheck.way')} first="frame">
            {ways.map((way) => (
              <option key={way} value={way}>
                {text(`embedCheck.ways.${way}`)}
              </option>
            ))}
          </Choice>
          <div className="buttons">
            <Button type="submit" className="primary">
              {text('embedCheck.check')}
            </Button>
          </div>
        </Form>
        <FindingView finding={finding} />
      </main>
    </div>
  );
}

function FindingView({ finding }: { readonly finding: Finding | null }) {
  const text = useText();
  const isGood = finding?.verdict === 'fine' || finding?.verdict === 'picture';
  return (
    <>
      <p className="verdict" role="status" data-good={isGood || undefined}>
        {finding && text(`embedCheck.verdict.${finding.verdict}`)}
      </p>
      {isGood && finding.path && <FramePreview path={finding.path} way={finding.way} />}
    </>
  );
}

/** The address that a link to this page carries; it is a secret of sorts, so it leaves the bar. */
function takeAddress(): string {
  const address = decodeURI(location.hash.slice(1));
  if (address) history.replaceState(history.state, '', location.pathname);
  return address;
}

/** Asks nobody but this server, and that only for the headers of its own page. */
async function find(fields: FormData): Promise<Finding> {
  const given = (name: string) => String(fields.get(name) ?? '');
  const way = ways.find((one) => one === given('way')) ?? 'frame';
  const found = embedPath(given('embed'), await ownOrigins());
  if (typeof found === 'string') return { verdict: found, path: null, way };
  const wiki = wikiOrigin(given('wiki'));
  if (!wiki) return { verdict: 'noWiki', path: null, way };
  const policy = await makeEmbedsApi().policy(found.path);
  if (policy === null) return { verdict: 'gone', path: null, way };
  return { verdict: judge(policy, found.isSecure, wiki, way), path: found.path, way };
}

async function ownOrigins(): Promise<readonly string[]> {
  const { addresses } = await api.reach();
  return [location.origin, ...addresses.map((address) => new URL(address).origin)];
}

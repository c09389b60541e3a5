import { useEffect } from 'react';
import { useText } from '../../view/text';
import { isPlainAddress } from '../dialogs/shareAddress';
import { LanguageSwitch } from './Credit';
import { Logo } from './Logo';

interface EntryPageProps {
  readonly title: string;
  readonly words: string;
  readonly children?: React.ReactNode;
}

/** A page before a board: what is asked there, and the way in. */
export function EntryPage({ title, words, children }: EntryPageProps) {
  const text = useText();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="entry-page">
      <header>
        <LanguageSwitch />
      </header>
      <main>
        <Logo />
        <h1>{title}</h1>
        <p>{words}</p>
        {children}
        {isPlainAddress(location) && <p className="quiet">{text('share.notEncrypted')}</p>}
      </main>
    </div>
  );
}

import { useEffect } from 'react';
import { useText } from '../../view/text';
import { AppearanceChoice } from './AppearanceChoice';
import { Credit, LanguageSwitch } from './Credit';
import { ExampleCard } from './ExampleCard';
import { KeyForm } from './KeyForm';
import { Logo } from './Logo';
import { NewBoardForm } from './NewBoardForm';
import { RecentBoards } from './RecentBoards';

/** The start page: a new board, an example, or one of the last. */
export default function HomePage() {
  const text = useText();
  useEffect(() => {
    document.title = text('product.name');
  }, [text]);
  return (
    <div className="home">
      <header className="home-head">
        <span className="brand">
          <Logo />
          {text('product.name')}
        </span>
        <div className="home-settings">
          <AppearanceChoice />
          <LanguageSwitch />
        </div>
      </header>
      <main className="home-main">
        <h1>{text('product.sentence')}</h1>
        <div className="home-columns">
          <NewBoardForm />
          <ExampleCard />
        </div>
        <RecentBoards />
        <KeyForm />
      </main>
      <footer className="home-foot">
        <Credit />
      </footer>
    </div>
  );
}

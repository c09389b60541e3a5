import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'wouter';
import { type TextKey, useText } from '../../view/text';
import { LanguageSwitch } from './Credit';
import { Logo } from './Logo';

/** What a page says that cannot show what was asked. */
export type NoticeKind =
  | 'unknown'
  | 'gone'
  | 'forbidden'
  | 'ended'
  | 'notFound'
  | 'offline'
  | 'outdated'
  | 'refused';

interface NoticePageProps {
  readonly kind: NoticeKind;
  /** Tries again, where that can help. */
  readonly onRetry?: () => void;
  readonly retryLabel?: string;
  readonly children?: React.ReactNode;
}

/** A friendly page with a way out. */
export function NoticePage({ kind, onRetry, retryLabel, children }: NoticePageProps) {
  const text = useText();
  const title = text(`problem.${kind}Title` as TextKey);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="notice-page">
      <header>
        <LanguageSwitch />
      </header>
      <main>
        <Logo />
        <h1>{title}</h1>
        <p>{text(`problem.${kind}Text` as TextKey)}</p>
        {children}
        <div className="buttons">
          {onRetry && (
            <Button className="primary" onPress={onRetry}>
              {retryLabel ?? text('problem.tryAgain')}
            </Button>
          )}
          <Link href="/" className={onRetry ? 'secondary' : 'primary'}>
            {text('problem.home')}
          </Link>
        </div>
      </main>
    </div>
  );
}

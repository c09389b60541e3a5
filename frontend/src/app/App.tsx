import { I18nProvider } from 'react-aria-components';
import { Route, Switch } from 'wouter';
import { latePart, latePartWithTexts } from '../view/lateParts';
import { useLanguage } from '../view/text';
import { CrashBoundary } from './CrashBoundary';
import { BoardPage } from './pages/BoardPage';
import { NoticePage } from './pages/NoticePage';
import { Toasts } from './Toasts';

const JoinPage = latePart(() => import('./pages/JoinPage'));
const MapPage = latePart(() => import('./pages/MapPage'));
const EmbedCheckPage = latePartWithTexts(() => import('./pages/EmbedCheckPage'));
const HomePage = latePartWithTexts(() => import('./pages/HomePage'));

/** The whole product in the browser: which address shows which page. */
export function App() {
  const language = useLanguage();
  return (
    <I18nProvider locale={language === 'nl' ? 'nl-NL' : 'en-GB'}>
      <CrashBoundary>
        <Switch>
          <Route path="/">
            <HomePage />
          </Route>
          <Route path="/b/:id">{({ id }) => <BoardPage key={id} id={id} />}</Route>
          <Route path="/m/:id">{({ id }) => <MapPage key={id} id={id} />}</Route>
          <Route path="/embed-check">
            <EmbedCheckPage />
          </Route>
          <Route path="/join">
            <JoinPage />
          </Route>
          <Route>
            <NoticePage kind="notFound" />
          </Route>
        </Switch>
        <Toasts />
      </CrashBoundary>
    </I18nProvider>
  );
}

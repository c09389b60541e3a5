import '../view/styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { forgetFits } from '../view/note/textFit';
import { applyPalette } from '../view/styles/palette';
import { App } from './App';
import { startAppearance } from './appearance';
import { startLanguage } from './language';

startLanguage();
startAppearance();
applyPalette(document.documentElement);
// What was measured with a stand-in typeface is wrong for ours, which comes when it is first used.
document.fonts.addEventListener('loadingdone', forgetFits);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

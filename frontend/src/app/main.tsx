import '../view/styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyPalette } from '../view/styles/palette';
import { App } from './App';
import { startAppearance } from './appearance';
import { startLanguage } from './language';

startLanguage();
startAppearance();
applyPalette(document.documentElement);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

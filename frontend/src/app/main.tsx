import '../view/styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyPalette } from '../view/styles/palette';
import { App } from './App';
import { startAppearance } from './appearance';
import { startLanguage } from './language';

startAppearance();
applyPalette(document.documentElement);

const root = document.getElementById('root');
const show = (place: HTMLElement) =>
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );

if (root) void startLanguage().then(() => show(root));

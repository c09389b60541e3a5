import '../view/styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyPalette } from '../shared/palette';
import { App } from './App';
import { startAppearance } from './appearance';
import { takeSecret } from './joinSecret';
import { startLanguage } from './language';

// Before anything else is fetched or shown: nobody looks over the shoulder at a secret.
if (location.pathname === '/join') takeSecret();
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

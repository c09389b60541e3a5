import './embed.css';
import { applyPalette } from '../shared/palette';
import { webSockets } from '../sync/socket';
import { Embed } from './embed';
import { tellHeights } from './heights';

const root = document.getElementById('embed');

if (root) {
  const fillsWindow = window.parent === window;
  document.documentElement.toggleAttribute('data-framed', !fillsWindow);
  applyPalette(document.documentElement);
  tellHeights(root);
  const embed = new Embed({
    root,
    // In a sandbox the page has no origin, but it still has its address.
    address: new URL(location.pathname.replace(/\/$/, ''), location.href).href,
    makeSocket: webSockets(),
    fillsWindow,
    reload: () => location.reload(),
  });
  void embed.look();
}

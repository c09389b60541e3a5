import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Excalidraw fetches its fonts by address: they lie beside the page, as its manual says. */
const excalidrawFonts = {
  name: 'excalidraw-fonts',
  closeBundle: () =>
    cpSync(here('node_modules/@excalidraw/excalidraw/dist/prod/fonts'), here('dist/fonts'), {
      recursive: true,
    }),
};

export default defineConfig({
  plugins: [excalidrawFonts],
  define: { 'process.env.IS_PREACT': '"false"' },
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { input: ['tldraw.html', 'excalidraw.html'].map(here) },
  },
});

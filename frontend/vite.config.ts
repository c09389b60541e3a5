import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Every page of the product is an entry of its own. The embed is built by itself, after the
// others: what it shares with the app would else come to a wiki's readers in the app's pieces.
const pages = ['index.html', 'docs.html'].map(here).filter(existsSync);
const embed = [here('embed.html')];

const backend = 'http://127.0.0.1:8000';

const FOREIGN =
  /\/(react-aria|react-stately|react-aria-components)\/.*\/(?!en-US|nl-NL)[a-z]{2}-[A-Z]{2}\.m?js$/;

/** Leaves out what the interface library says in languages that the product does not speak. */
const ownLanguages: Plugin = {
  name: 'own-languages',
  load: (id) => (id.includes('/intl/') && FOREIGN.test(id) ? 'export default {};' : null),
};

/** Texts that only parts need which come late, or only the server: they come with such a part. */
const LATE_TEXTS = [
  ...['wiki', 'embedCheck', 'embedPage', 'history', 'import', 'keys', 'gesture'],
  ...['export', 'exportFormat', 'exportScope', 'exportPaper', 'exportMissing'],
  ...['exported', 'month', 'source', 'sourceKind', 'voice', 'evidence'],
];

const PIECE = /^\0texts\?(early|late)\?(.*)$/;

/** Makes two modules of a file of texts: what a page needs at once (`?early`), and the rest. */
const lateTexts: Plugin = {
  name: 'late-texts',
  enforce: 'pre',
  resolveId: (id) => {
    const [file, which] = id.split('.json?');
    // An id without the ending: else it would be taken for a file of data once more.
    return which === 'early' || which === 'late' ? `\0texts?${which}?${file}` : null;
  },
  load: (id) => {
    const [, which, file] = PIECE.exec(id) ?? [];
    if (!which) return null;
    const texts = Object.entries(JSON.parse(readFileSync(`${file}.json`, 'utf8')));
    const wanted = texts.filter(([group]) => LATE_TEXTS.includes(group) === (which === 'late'));
    return `export default ${JSON.stringify(Object.fromEntries(wanted))};`;
  },
};

/** Compresses scripts and styles once, when they are built, and not for every browser anew. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))) {
      const file = join(dir, name);
      writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
    }
  },
};

/**
 * What the app needs at once comes in one file: browsers fetch only six small ones at a time.
 * The API reference is no part of it.
 */
const atOnce = {
  name: 'app',
  tags: ['$initial' as const],
  test: /^(?!.*(swagger-ui|\/docs\.(html|ts)$))/,
};

export default defineConfig(({ mode }) => ({
  base: '/',
  plugins: [react(), ownLanguages, lateTexts, compressed],
  resolve: { alias: { '@shared': here('../shared') } },
  server: {
    fs: { allow: [here('.'), here('../shared')] },
    proxy: {
      '/api': backend,
      '/healthz': backend,
      '^/embed/': { target: backend, ws: true },
      '/sync': { target: backend, ws: true },
    },
  },
  build: {
    outDir: here('../backend/empathyboard/static'),
    emptyOutDir: mode !== 'embed',
    copyPublicDir: mode !== 'embed',
    // No data: addresses, so that the content security policy can stay at 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The API reference is one large library, loaded by nobody but its readers.
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      input: mode === 'embed' ? embed : pages,
      output: { codeSplitting: mode === 'embed' ? true : { groups: [atOnce] } },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
}));

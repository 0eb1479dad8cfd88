import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedFiles } from './compressed-files';
import { monacoDiet } from './monaco-diet';
import { tabsAsList } from './tabs-as-list';
import { zipWithoutWorkers } from './zip-without-workers';

export default defineConfig({
  // Relative asset addresses: the page works at `/` and behind a proxy that adds a prefix.
  base: './',
  plugins: [react(), monacoDiet(), tabsAsList(), zipWithoutWorkers(), compressedFiles()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Every browser of the target knows modulepreload.
    modulePreload: { polyfill: false },
    // Monaco is one chunk of this size; it is loaded after the page's first paint.
    chunkSizeWarningLimit: 3000,
    // GraphiQL ships its React-compiler directives; they mean nothing in a bundle.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});

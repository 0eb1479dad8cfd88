import { defineConfig } from 'vite';
import { compressedFiles } from '../../gateway/explorer/compressed-files';
import { sitePages } from './site-pages';

export default defineConfig({
  // Relative asset addresses: the site works below any path.
  base: './',
  logLevel: 'warn',
  plugins: [sitePages(), compressedFiles()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { main: 'src/browser/main.ts', theme: 'src/browser/theme.ts' },
      // The plugins are the work: pages are written by one of them.
      checks: { pluginTimings: false },
    },
  },
});

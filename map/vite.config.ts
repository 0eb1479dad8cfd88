import { defineConfig } from 'vite';
import { compressedFiles } from '../gateway/explorer/compressed-files';

export default defineConfig({
  // Relative asset addresses: the page works below any path.
  base: './',
  plugins: [compressedFiles()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // MapLibre and the outline of the world are most of it.
    chunkSizeWarningLimit: 2500,
  },
});

import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { projectFolder } from '../support/folders.ts';

/** The window's page. No data: addresses and no inline scripts: the content security policy refuses both. */
export function getRendererConfig(): InlineConfig {
  return {
    configFile: false,
    root: join(projectFolder, 'renderer'),
    base: '/',
    publicDir: false,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: join(projectFolder, 'dist', 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      sourcemap: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // One page, loaded from the disk: splitting it for the network's sake would gain nothing.
      chunkSizeWarningLimit: 4_000,
    },
  };
}

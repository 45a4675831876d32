import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { InlineConfig } from 'vite';
import { projectFolder } from '../support/folders.ts';

/** The oldest Node that a supported Electron brings (33). */
const nodeTarget = 'node20.18';

/** Main process and its worker threads: ES modules in one folder, so that `./x-worker.js` is found beside `main.js`. */
export function getMainConfig(): InlineConfig {
  const workers = globSync('electron/jobs/*-worker.ts', { cwd: projectFolder });
  const files = ['electron/main.ts', ...workers];
  const input = Object.fromEntries(files.map((file) => [basename(file, '.ts'), join(projectFolder, file)]));
  return {
    ...shared,
    // Everything is bundled but Electron itself and the native module, so that a package needs no node_modules besides it.
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'], target: 'node' },
    build: {
      ...sharedBuild,
      ssr: true,
      outDir: join(projectFolder, 'dist', 'main'),
      rolldownOptions: {
        input,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}

/** A sandboxed preload must be one CommonJS file. */
export function getPreloadConfig(): InlineConfig {
  return {
    ...shared,
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ...sharedBuild,
      ssr: join(projectFolder, 'electron', 'preload', 'preload.ts'),
      outDir: join(projectFolder, 'dist', 'preload'),
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false } },
    },
  };
}

/** The part that prints documents alone, for the command line of a checkout. */
export function getPrinterConfig(outDir: string): InlineConfig {
  return {
    ...shared,
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ...sharedBuild,
      sourcemap: false,
      ssr: join(projectFolder, 'electron', 'shell', 'print-alone.ts'),
      outDir,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'main.js' } },
    },
  };
}

const shared = {
  configFile: false,
  root: projectFolder,
  publicDir: false,
  logLevel: 'warn',
} satisfies InlineConfig;

const sharedBuild = {
  target: nodeTarget,
  minify: false,
  sourcemap: true,
  emptyOutDir: true,
} satisfies InlineConfig['build'];

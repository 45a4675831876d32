import { build } from 'vite';
import { getMainConfig, getPreloadConfig } from './main-config.ts';
import { getRendererConfig } from './renderer-config.ts';

/** Builds main process, preload and window into `dist/`. */
export async function buildAll(): Promise<void> {
  const before = process.env['NODE_ENV'];
  for (const config of [getMainConfig(), getPreloadConfig(), getRendererConfig()]) await build(config);
  // vite leaves `production` behind, and a test or program started afterwards would take it over.
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
}

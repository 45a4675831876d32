import { join } from 'node:path';
import { build } from 'vite';
import { projectFolder } from '../support/folders.ts';
import { copyDocumentFonts } from './document-fonts.ts';
import { getMainConfig, getPreloadConfig } from './main-config.ts';
import { getRendererConfig } from './renderer-config.ts';

/** Builds main process, preload and window into `dist/`, and lays the fonts of the documents beside them. */
export async function buildAll(): Promise<void> {
  const before = process.env['NODE_ENV'];
  for (const config of [getMainConfig(), getPreloadConfig(), getRendererConfig()]) await build(config);
  await copyDocumentFonts(join(projectFolder, 'dist', 'fonts'));
  // vite leaves `production` behind, and a test or program started afterwards would take it over.
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
}

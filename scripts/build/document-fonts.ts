import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { indexFile, subsetterFile } from '../../electron/services/document-fonts/font-folder.ts';
import type { FontIndex, FontScript, FontSlice } from '../../electron/services/document-fonts/font-folder.ts';
import { readCharacters } from './font-characters.ts';
import { getCacheFolder, makeFolderAtOnce, projectFolder } from '../support/folders.ts';
import { say } from '../support/say.ts';

/** A WOFF2 font as TrueType; the package has no types. */
const decompress = createRequire(import.meta.url)('wawoff2/decompress.js') as (
  woff2: Uint8Array,
) => Promise<Uint8Array>;

const modules = join(projectFolder, 'node_modules');
const scripts: readonly FontScript[] = ['sc', 'tc'];

/** Raised whenever the folder is laid out in another way. */
const layout = 2;

/**
 * The fonts of the documents, ready to be cut down: Noto Serif SC and TC (SIL Open Font License 1.1) as slices in the
 * form that the program reads, the subsetter, and the licences of all of them. Made once per user and version.
 * @returns the folder.
 */
export async function ensureDocumentFonts(): Promise<string> {
  const versions = [...scripts.map((script) => getVersion(packageOf(script))), getVersion('harfbuzzjs'), layout];
  const folder = join(getCacheFolder(), `document-fonts-${versions.join('-')}`);
  if (existsSync(folder)) return folder;
  say('Preparing the fonts of the documents (once) …');
  await makeFolderAtOnce(folder, fill);
  return folder;
}

/** Puts the fonts beside the built program. */
export async function copyDocumentFonts(into: string): Promise<void> {
  const folder = await ensureDocumentFonts();
  mkdirSync(into, { recursive: true });
  cpSync(folder, into, { recursive: true });
}

async function fill(folder: string): Promise<void> {
  const index: Record<FontScript, readonly FontSlice[]> = { sc: [], tc: [] };
  for (const script of scripts) index[script] = await unpackSlices(script, folder);
  writeFileSync(join(folder, indexFile), JSON.stringify(index satisfies FontIndex));
  cpSync(join(modules, 'harfbuzzjs', 'dist', subsetterFile), join(folder, subsetterFile));
  cpSync(join(modules, 'harfbuzzjs', 'LICENSE'), join(folder, 'LICENSE-harfbuzz.txt'));
  for (const script of scripts)
    cpSync(join(modules, packageOf(script), 'LICENSE'), join(folder, `LICENSE-noto-serif-${script}.txt`));
}

async function unpackSlices(script: FontScript, folder: string): Promise<readonly FontSlice[]> {
  const source = join(modules, packageOf(script));
  const keys = JSON.parse(readFileSync(join(source, 'unicode.json'), 'utf8')) as Readonly<Record<string, string>>;
  const slices: FontSlice[] = [];
  for (const key of Object.keys(keys)) {
    const name = key.replaceAll(/[[\]]/g, '');
    const font = await decompress(
      readFileSync(join(source, 'files', `noto-serif-${script}-${name}-wght-normal.woff2`)),
    );
    const file = `${script}-${name}.ttf.br`;
    writeFileSync(join(folder, file), brotliCompressSync(font, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    slices.push({ file, ranges: readCharacters(font) });
  }
  return slices;
}

function packageOf(script: FontScript): string {
  return `@fontsource-variable/noto-serif-${script}`;
}

function getVersion(name: string): string {
  const manifest = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}

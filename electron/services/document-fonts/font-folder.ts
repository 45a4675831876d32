import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { createSubsetter } from './subset-font.ts';
import type { SubsetFont } from './subset-font.ts';

/** Names of what lies in the folder besides the fonts themselves. */
export const indexFile = 'index.json';
export const subsetterFile = 'harfbuzz-subset.wasm';

/** The characters of one slice as pairs of first and last code point. */
export type FontSlice = { readonly file: string; readonly ranges: readonly (readonly [number, number])[] };
/** Simplified and traditional shapes of the same characters. */
export type FontScript = 'sc' | 'tc';
export type FontIndex = Readonly<Record<FontScript, readonly FontSlice[]>>;

export type FontFolder = {
  readonly index: FontIndex;
  readonly subset: SubsetFont;
  readonly readSlice: (slice: FontSlice) => Uint8Array;
};

const opened = new Map<string, Promise<FontFolder>>();

/** The fonts of the documents, as the build lays them out; opened once. */
export function openFontFolder(folder: string): Promise<FontFolder> {
  const known = opened.get(folder);
  if (known !== undefined) return known;
  const opening = open(folder);
  opened.set(folder, opening);
  opening.catch(() => opened.delete(folder));
  return opening;
}

async function open(folder: string): Promise<FontFolder> {
  const index = JSON.parse(readFileSync(join(folder, indexFile), 'utf8')) as FontIndex;
  const subset = await createSubsetter(readFileSync(join(folder, subsetterFile)));
  return { index, subset, readSlice: ({ file }) => brotliDecompressSync(readFileSync(join(folder, file))) };
}

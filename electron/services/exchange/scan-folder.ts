import { opendirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { toStorageError } from '#db/errors.ts';
import { AppError } from '#domain/error.ts';
import { isUuid } from '#domain/ids.ts';
import type { Pause } from '#services/merge/slices.ts';
import { parseBundleName } from './bundle-file.ts';
import type { BundleName } from './bundle-file.ts';
import { parseSealName } from './seal-file.ts';
import type { SealName } from './seal-file.ts';

/** A file of the folder that is called like a bundle. Nothing in it has been looked at. */
export type FoundBundle = BundleName & {
  readonly file: string;
  /** Whose entries it says it holds. */
  readonly device: string;
  readonly size: number;
};

/** A file of the folder that is called like a seal. Nothing in it has been looked at. */
export type FoundSeal = SealName & {
  readonly file: string;
  /** Who says to have made it. */
  readonly device: string;
  readonly size: number;
};

export type FoundFiles = { readonly bundles: readonly FoundBundle[]; readonly seals: readonly FoundSeal[] };

const namesPerPause = 500;

/**
 * Finds the bundles and seals in an exchange folder: in `<device>/` those of a device itself, in `<device>/<other>/` those
 * that it passes on. Whatever else lies there (files of the system, copies of synchronising programs, half written files,
 * a hundred thousand of them) is passed over by its name, without a question to the system. What is not there says nothing.
 */
export async function scanFolder(folder: string, pause: Pause): Promise<FoundFiles> {
  const found = { bundles: [] as FoundBundle[], seals: [] as FoundSeal[] };
  for await (const writer of iterateNames(folder, pause)) {
    if (!writer.isDirectory() || !isUuid(writer.name)) continue;
    const own = join(folder, writer.name);
    for await (const entry of iterateNames(own, pause)) {
      addFound(found, entry, { folder: own, device: writer.name });
      if (!entry.isDirectory() || !isUuid(entry.name)) continue;
      const place = { folder: join(own, entry.name), device: entry.name };
      for await (const other of iterateNames(place.folder, pause)) addFound(found, other, place);
    }
  }
  return { bundles: found.bundles.toSorted(byFile), seals: found.seals.toSorted(byFile) };
}

function byFile(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : 1;
}

/** A folder that goes away or cannot be read while it is looked at holds nothing for now. */
async function* iterateNames(folder: string, pause: Pause): AsyncGenerator<Dirent> {
  let names: ReturnType<typeof opendirSync>;
  try {
    names = opendirSync(folder, { bufferSize: namesPerPause });
  } catch (cause) {
    if (toStorageError(cause) instanceof AppError) return;
    throw cause;
  }
  try {
    let count = 0;
    for (let entry = readName(names); entry !== null; entry = readName(names)) {
      yield entry;
      count += 1;
      if (count % namesPerPause === 0) await pause();
    }
  } finally {
    names.closeSync();
  }
}

function readName(names: ReturnType<typeof opendirSync>): Dirent | null {
  try {
    return names.readSync();
  } catch (cause) {
    if (toStorageError(cause) instanceof AppError) return null;
    throw cause;
  }
}

function findSize(file: string): number | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size;
  } catch (cause) {
    if (toStorageError(cause) instanceof AppError) return undefined;
    throw cause;
  }
}

type Place = { readonly folder: string; readonly device: string };
type Found = { readonly bundles: FoundBundle[]; readonly seals: FoundSeal[] };

function addFound(found: Found, entry: Dirent, { folder, device }: Place): void {
  if (!entry.isFile()) return;
  const bundle = parseBundleName(entry.name);
  const seal = bundle === undefined ? parseSealName(entry.name) : undefined;
  if (bundle === undefined && seal === undefined) return;
  const file = join(folder, entry.name);
  const size = findSize(file);
  if (size === undefined) return;
  if (bundle !== undefined) found.bundles.push({ ...bundle, file, device, size });
  if (seal !== undefined) found.seals.push({ ...seal, file, device, size });
}

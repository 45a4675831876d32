import { opendirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { toStorageError, withStorageErrors } from '#db/errors.ts';
import { AppError } from '#domain/error.ts';
import { isUuid } from '#domain/ids.ts';
import type { Pause } from '#services/merge/slices.ts';
import { parseBundleName } from './bundle-file.ts';
import type { BundleName } from './bundle-file.ts';

/** A file of the folder that is called like a bundle. Nothing in it has been looked at. */
export type FoundBundle = BundleName & {
  readonly file: string;
  /** Whose entries it says it holds. */
  readonly device: string;
  readonly size: number;
};

const namesPerPause = 500;

/**
 * Finds the bundles in an exchange folder: `<device>/<bundle>` of a device's own entries, `<device>/<other>/<bundle>` of
 * entries that it passes on. Whatever else lies there (files of the system, copies of synchronising programs, half
 * written files, a hundred thousand of them) is passed over. What is not there says nothing.
 * @throws AppError NOT_FOUND where the folder itself is not there.
 */
export async function scanFolder(folder: string, pause: Pause): Promise<readonly FoundBundle[]> {
  const stats = withStorageErrors(() => statSync(folder, { throwIfNoEntry: false }));
  if (stats?.isDirectory() !== true) throw new AppError('NOT_FOUND', `There is no folder ${folder}`, { folder });
  const found: FoundBundle[] = [];
  for await (const writer of iterateNames(folder, pause)) {
    if (!writer.isDirectory() || !isUuid(writer.name)) continue;
    const own = join(folder, writer.name);
    for await (const entry of iterateNames(own, pause)) {
      found.push(...toBundle(own, entry, writer.name));
      if (!entry.isDirectory() || !isUuid(entry.name)) continue;
      const passedOn = join(own, entry.name);
      for await (const other of iterateNames(passedOn, pause)) found.push(...toBundle(passedOn, other, entry.name));
    }
  }
  return found.toSorted((a, b) => (a.file < b.file ? -1 : 1));
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
    for (let entry = names.readSync(); entry !== null; entry = names.readSync()) {
      yield entry;
      count += 1;
      if (count % namesPerPause === 0) await pause();
    }
  } finally {
    names.closeSync();
  }
}

function toBundle(folder: string, entry: Dirent, device: string): readonly FoundBundle[] {
  const name = entry.isFile() ? parseBundleName(entry.name) : undefined;
  if (name === undefined) return [];
  const file = join(folder, entry.name);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  return size === undefined ? [] : [{ ...name, file, device, size }];
}

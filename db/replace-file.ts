import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { toInstant } from '#domain/clock.ts';
import type { Clock } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { syncFile, syncFolderOf } from './durable-file.ts';
import { withStorageErrors } from './errors.ts';
import { isOpenHere } from './open-files.ts';
import { abandonWriterLock, releaseWriterLock, takeWriterLock } from './lock.ts';

export type ReplaceOptions = {
  /** Gets another content under its old name; need not exist. */
  readonly library: string;
  /** The sound file whose content it gets. */
  readonly source: string;
  /** Folder beside the library in which the file that stood there is kept. */
  readonly keepIn: 'damaged' | 'replaced';
  readonly clock: Clock;
  /** Looks at the copy and may change it before it takes the name; throws where it is not sound. */
  readonly prepare: (copy: string) => void;
};

const sideFiles = ['-wal', '-journal', '-shm'] as const;

/**
 * Puts a copy of `source` in the library's place. At every instant the library's name holds the old file or the new
 * one, whole; the old one with its side files is kept beside under a name of its own and never removed.
 * @returns the path under which the old file is kept; undefined where there was none.
 * @throws AppError LIBRARY_IN_USE, FILE_DAMAGED, STORAGE_*, NOT_FOUND; the library is then as it was.
 */
export function replaceFile(options: ReplaceOptions): string | undefined {
  const { library } = options;
  if (isOpenHere(library)) throw new AppError('LIBRARY_IN_USE', 'The library is still open here', { file: library });
  const lock = takeWriterLock(library);
  try {
    const kept = withStorageErrors(() => replaceLocked(options));
    releaseWriterLock(lock);
    return kept;
  } catch (cause) {
    abandonWriterLock(lock);
    throw cause;
  }
}

function replaceLocked(options: ReplaceOptions): string | undefined {
  const { library, source, prepare } = options;
  const temporary = join(dirname(library), `.${basename(library)}.${process.pid}.restored`);
  try {
    rmSync(temporary, { force: true });
    copyFileSync(source, temporary);
    prepare(temporary);
    syncFile(temporary);
    const kept = keepOld(options);
    // A log of the old file must never be applied to the new one.
    for (const suffix of sideFiles) rmSync(library + suffix, { force: true });
    syncFolderOf(library);
    renameSync(temporary, library);
    syncFolderOf(library);
    return kept;
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}

function keepOld({ library, keepIn, clock }: ReplaceOptions): string | undefined {
  const present = ['', ...sideFiles].filter((suffix) => existsSync(library + suffix));
  if (present.length === 0) return undefined;
  const target = join(findFreeFolder(join(dirname(library), keepIn), clock), basename(library));
  for (const suffix of present) keepOne(library + suffix, target + suffix);
  syncFolderOf(target);
  syncFolderOf(dirname(target));
  return target;
}

function findFreeFolder(parent: string, clock: Clock): string {
  mkdirSync(parent, { recursive: true });
  for (let at = clock(); ; at += 1) {
    const folder = join(parent, toInstant(at).replaceAll(/[:.]/g, '-'));
    if (existsSync(folder)) continue;
    mkdirSync(folder);
    return folder;
  }
}

/** A second name for the same file takes no room, also on a full disk; where the file system has none, a copy. */
function keepOne(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
    syncFile(to);
  }
}

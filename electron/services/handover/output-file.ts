import { existsSync, lstatSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { syncFolderOf } from '#db/durable-file.ts';
import { isWritable, toStorageError, withStorageErrors } from '#db/errors.ts';
import { AppError } from '#domain/error.ts';
import { isRunning } from '../trust/private-folder.ts';

/** A file in the making: it gets its name when it is whole, and until then nothing has that name. */
export type OutputFile = {
  /** The path that it will have. */
  readonly out: string;
  /** Where to write it: beside its place, so that a rename brings it there. */
  readonly temporary: string;
  /** The file system of its folder: where a stick is pulled out, a bare folder of the computer's own disk may remain. */
  readonly fileSystem: bigint;
};

const sideFiles = ['', '-wal', '-journal', '-shm'];

/**
 * Claims the name. Left-overs of a program that was killed are removed.
 * @throws AppError FILE_EXISTS (also where a side file lies there, which SQLite would take for one of the new file),
 * NOT_FOUND (its folder), STORAGE_*.
 */
export function claimOutput(path: string): OutputFile {
  const out = resolve(path);
  const folder = dirname(out);
  return withStorageErrors(() => {
    if (!existsSync(folder)) throw new AppError('NOT_FOUND', `No folder ${folder}`, { file: out });
    assertFree(out);
    if (!isWritable(out)) throw new AppError('STORAGE_READ_ONLY', 'The place cannot be written', { file: out });
    removeLeftOvers(out);
    const { dev: fileSystem } = statSync(folder, { bigint: true });
    return { out, temporary: join(folder, `.${basename(out)}.${process.pid}.part`), fileSystem };
  });
}

/** Gives the finished, flushed file its name, durably. @throws AppError FILE_EXISTS, STORAGE_* (also where its folder went away). */
export function finishOutput(output: OutputFile): void {
  const { out, temporary } = output;
  withStorageErrors(() => {
    if (isGone(output)) throw goneAway(output);
    assertFree(out);
    renameSync(temporary, out);
    syncFolderOf(out);
  });
}

/** What cannot be removed now is removed when the name is claimed again. */
export function dropOutput({ temporary }: OutputFile): void {
  for (const suffix of sideFiles) {
    try {
      rmSync(temporary + suffix, { force: true });
    } catch {
      // The first failure is the one to tell.
    }
  }
}

/** What to tell of a failure: that the folder went away, where that is why. Errors of storage as AppErrors. */
export function toOutputError(output: OutputFile, cause: unknown): unknown {
  return isGone(output) ? goneAway(output, cause) : toStorageError(cause);
}

function isGone({ out, fileSystem }: OutputFile): boolean {
  try {
    return statSync(dirname(out), { throwIfNoEntry: false, bigint: true })?.dev !== fileSystem;
  } catch {
    return true;
  }
}

function goneAway({ out }: OutputFile, cause?: unknown): AppError {
  return new AppError('STORAGE_REFUSED', 'The folder went away', { file: out }, cause);
}

function assertFree(out: string): void {
  for (const suffix of sideFiles) {
    const file = out + suffix;
    if (lstatSync(file, { throwIfNoEntry: false }) === undefined) continue;
    throw new AppError('FILE_EXISTS', `There is a file ${file} already`, { file });
  }
}

/** Removes what a program that was killed, or a thread of this one that was stopped, left behind for this name. */
export function removeLeftOvers(path: string): void {
  const out = resolve(path);
  const folder = dirname(out);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = /^\.(.*)\.(\d+)\.part(-journal)?$/.exec(name);
    if (pid === null || pid[1] !== basename(out)) continue;
    if (Number(pid[2]) === process.pid || !isRunning(Number(pid[2]))) rmSync(join(folder, name), { force: true });
  }
}

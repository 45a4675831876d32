import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolderOf } from '#db/durable-file.ts';
import { withStorageErrors, withWriteErrors } from '#db/errors.ts';
import { AppError } from '#domain/error.ts';

const temporarySuffix = '.part';

/** The exchange folder as it was when the exchange began. */
export type Place = {
  readonly folder: string;
  /** The file system that it lay on: where a stick is pulled out, a bare folder of the computer's own disk may remain. */
  readonly fileSystem: bigint;
};

/** @throws AppError NOT_FOUND where the folder is not there, STORAGE_*. */
export function openPlace(folder: string): Place {
  const stats = withStorageErrors(() => statSync(folder, { throwIfNoEntry: false, bigint: true }));
  if (stats?.isDirectory() !== true) throw new AppError('NOT_FOUND', `There is no folder ${folder}`, { folder });
  return { folder, fileSystem: stats.dev };
}

/** @throws AppError STORAGE_REFUSED where the folder is not the one any more that the exchange began with. */
export function assertStillThere({ folder, fileSystem }: Place): void {
  const stats = withStorageErrors(() => statSync(folder, { throwIfNoEntry: false, bigint: true }));
  if (stats?.isDirectory() === true && stats.dev === fileSystem) return;
  throw new AppError('STORAGE_REFUSED', 'The folder went away', { folder });
}

export type Writing = {
  readonly place: Place;
  readonly file: string;
  /** In the temporary name: what a killed program left is known by it. */
  readonly writer: string;
};

/**
 * Writes a file so that it has its name only once all of it is on the disk, and nothing where the folder went away.
 * @throws AppError STORAGE_*; nothing is then left of it.
 */
export function writeDurably({ place, file, writer }: Writing, pieces: Iterable<Uint8Array>): void {
  assertStillThere(place);
  try {
    withWriteErrors(file, () => writeAndName(file, { place, writer }, pieces));
  } catch (cause) {
    // What it was to be written into is not there any more.
    if (!(cause instanceof AppError) || cause.code !== 'NOT_FOUND') throw cause;
    throw new AppError('STORAGE_REFUSED', 'The folder went away', { folder: place.folder, file }, cause);
  }
}

function writeAndName(file: string, { place, writer }: Omit<Writing, 'file'>, pieces: Iterable<Uint8Array>): void {
  makeFolder(dirname(file), place.folder);
  const temporary = join(dirname(file), `.${writer}-${process.pid}${temporarySuffix}`);
  try {
    writePieces(temporary, pieces);
    renameSync(temporary, file);
    syncFolderOf(file);
  } catch (cause) {
    tryToRemove(temporary);
    throw cause;
  }
}

/** Step by step: where a disk is read-only, the recursive way says that something was not found. The place itself is never made. */
function makeFolder(folder: string, place: string): void {
  if (folder === place || existsSync(folder)) return;
  makeFolder(dirname(folder), place);
  mkdirSync(folder);
}

/** What cannot be removed now is removed at the next exchange. */
function tryToRemove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The first failure is the one to tell.
  }
}

/** Removes what this device's program left half written when it was killed; only one such program runs at a time. */
export function removeLeftOvers(folder: string, writer: string): void {
  for (const name of listNames(folder)) {
    if (name.startsWith(`.${writer}-`) && name.endsWith(temporarySuffix)) tryToRemove(join(folder, name));
  }
}

function writePieces(file: string, pieces: Iterable<Uint8Array>): void {
  const handle = openSync(file, 'w');
  try {
    for (const piece of pieces) {
      for (let written = 0; written < piece.length;) written += writeSync(handle, piece, written);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

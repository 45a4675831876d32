import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolderOf } from '#db/durable-file.ts';
import { withWriteErrors } from '#db/errors.ts';

const temporarySuffix = '.part';

/**
 * Writes a file so that it has its name only once all of it is on the disk. `writer` is in the temporary name: what a
 * killed program left is known by it.
 * @throws AppError STORAGE_*; nothing is then left of it.
 */
export function writeDurably(file: string, writer: string, pieces: Iterable<Uint8Array>): void {
  withWriteErrors(file, () => {
    makeFolder(dirname(file));
    const temporary = join(dirname(file), `.${writer}-${process.pid}${temporarySuffix}`);
    try {
      writePieces(temporary, pieces);
      renameSync(temporary, file);
      syncFolderOf(file);
    } catch (cause) {
      rmSync(temporary, { force: true });
      throw cause;
    }
  });
}

/** Step by step: where a disk is read-only, the recursive way says that something was not found. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** Removes what this device's program left half written when it was killed; only one such program runs at a time. */
export function removeLeftOvers(folder: string, writer: string): void {
  for (const name of listNames(folder)) {
    if (name.startsWith(`.${writer}-`) && name.endsWith(temporarySuffix)) rmSync(join(folder, name), { force: true });
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

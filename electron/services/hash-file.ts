import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { withStorageErrors } from '#db/errors.ts';

const pieceBytes = 1024 * 1024;

/**
 * SHA-256 of a file as 64 hexadecimal digits, read in pieces. Not for a library that is open: closing the handle would
 * drop SQLite's locks.
 * @throws AppError NOT_FOUND, STORAGE_*.
 */
export function hashFile(file: string): string {
  return withStorageErrors(() => {
    const hash = createHash('sha256');
    const piece = Buffer.alloc(pieceBytes);
    const handle = openSync(file, 'r');
    try {
      for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) {
        hash.update(piece.subarray(0, read));
      }
    } finally {
      closeSync(handle);
    }
    return hash.digest('hex');
  });
}

import { AppError } from '#domain/error.ts';
import { connectBare, setSafePragmas } from './connection.ts';
import type { Db } from './connection.ts';
import { withStorageErrors } from './errors.ts';
import type { OpenPlace } from './in-place.ts';
import { isSameFile } from './open-files.ts';

/**
 * A connection that does nothing but move a library's log into its file, for a thread of the process that writes it.
 * The header is not looked at: a handle besides SQLite's would drop the writer's locks.
 * @throws AppError STORAGE_REFUSED where another file lies there by now, STORAGE_*.
 */
export function openLog({ file, openKey }: OpenPlace): Db {
  if (!isSameFile(file, openKey)) throw moved(file);
  const db = connectBare(file, { access: 'write', mustExist: true });
  try {
    // Nothing has been read yet, so not a byte of what lies there has been touched.
    if (!isSameFile(file, openKey)) throw moved(file);
    withStorageErrors(() => {
      setSafePragmas(db);
      // The log is flushed before its pages are moved, and the file before the log may be begun anew.
      db.pragma('synchronous = FULL');
      db.pragma('checkpoint_fullfsync = 1');
    });
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/**
 * Moves what it can without making anybody wait, writer or reader. Once all of it is moved and nobody reads in it, the
 * writer begins the log anew by itself. @throws AppError STORAGE_*.
 */
export function emptyLog(db: Db): void {
  withStorageErrors(() => db.pragma('wal_checkpoint(PASSIVE)'));
}

function moved(file: string): AppError {
  return new AppError('STORAGE_REFUSED', 'The library does not lie where it was opened', { file });
}

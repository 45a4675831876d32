import { existsSync, rmSync } from 'node:fs';
import { AppError } from '#domain/error.ts';
import { connectBare } from './connection.ts';
import type { Db } from './connection.ts';
import { toStorageError, withWriteErrors } from './errors.ts';

/**
 * The right to write a library: an exclusive transaction on an empty file beside it, held while the library is open.
 * It is the operating system's lock and ends with the process, however that ends. The empty file stays: removing it
 * could let two programs hold locks on two files of one name.
 */
export type WriterLock = { readonly db: Db; readonly file: string; readonly isNew: boolean };

/** @throws AppError LIBRARY_IN_USE at once where another program writes; STORAGE_*. */
export function takeWriterLock(library: string): WriterLock {
  const file = toLockFile(library);
  const isNew = !existsSync(file);
  const db = withWriteErrors(file, () => connectBare(file, { access: 'write', mustExist: false }));
  try {
    // Nothing is ever written in that transaction, so it needs no journal on the disk.
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
    return { db, file, isNew };
  } catch (cause) {
    db.close();
    throw toLockError(cause, library);
  }
}

export function releaseWriterLock(lock: WriterLock): void {
  lock.db.close();
}

/** For a library that was refused: leaves its folder as it was found. */
export function abandonWriterLock(lock: WriterLock): void {
  if (lock.isNew) rmSync(lock.file, { force: true });
  lock.db.close();
}

/** Says whether some program has the library open for writing. Writes nothing. */
export function isBeingWritten(library: string): boolean {
  const file = toLockFile(library);
  if (!existsSync(file)) return false;
  const db = connectBare(file, { access: 'read', mustExist: true });
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (cause) {
    const error = toStorageError(cause);
    if (error instanceof AppError && error.code === 'LIBRARY_IN_USE') return true;
    throw error;
  } finally {
    db.close();
  }
}

function toLockFile(library: string): string {
  return `${library}.lock`;
}

function toLockError(cause: unknown, library: string): unknown {
  const error = toStorageError(cause);
  if (!(error instanceof AppError) || error.code !== 'LIBRARY_IN_USE') return error;
  return new AppError('LIBRARY_IN_USE', 'Another program has this library open', { file: library }, cause);
}

import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#domain/error.ts';
import type { ErrorCode } from '#domain/error.ts';

const codes: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_CORRUPT', 'FILE_DAMAGED'],
  ['SQLITE_NOTADB', 'FILE_DAMAGED'],
  ['SQLITE_FORMAT', 'FILE_DAMAGED'],
  ['SQLITE_FULL', 'STORAGE_FULL'],
  ['SQLITE_READONLY', 'STORAGE_READ_ONLY'],
  ['SQLITE_BUSY', 'LIBRARY_IN_USE'],
  ['SQLITE_LOCKED', 'LIBRARY_IN_USE'],
  ['SQLITE_IOERR', 'STORAGE_REFUSED'],
  ['SQLITE_CANTOPEN', 'STORAGE_REFUSED'],
  ['SQLITE_PERM', 'STORAGE_REFUSED'],
  ['SQLITE_AUTH', 'STORAGE_REFUSED'],
  ['SQLITE_TOOBIG', 'INVALID_REQUEST'],
  ['SQLITE_CONSTRAINT', 'INVALID_REQUEST'],
  ['EROFS', 'STORAGE_READ_ONLY'],
  ['EACCES', 'STORAGE_READ_ONLY'],
  ['EPERM', 'STORAGE_READ_ONLY'],
  ['ENOSPC', 'STORAGE_FULL'],
  ['EDQUOT', 'STORAGE_FULL'],
  ['EFBIG', 'STORAGE_FULL'],
  ['ENOENT', 'NOT_FOUND'],
  ['EIO', 'STORAGE_REFUSED'],
  ['ELOOP', 'STORAGE_REFUSED'],
  ['ENOTDIR', 'NOT_FOUND'],
  ['ENAMETOOLONG', 'STORAGE_REFUSED'],
  ['EMFILE', 'STORAGE_REFUSED'],
  ['EBUSY', 'STORAGE_REFUSED'],
  // A stick that was pulled out, a network drive that went away; Windows has no better name for it than UNKNOWN.
  ['ENXIO', 'STORAGE_REFUSED'],
  ['ENODEV', 'STORAGE_REFUSED'],
  ['ESTALE', 'STORAGE_REFUSED'],
  ['ENOTCONN', 'STORAGE_REFUSED'],
  ['ETIMEDOUT', 'STORAGE_REFUSED'],
  ['EREMOTEIO', 'STORAGE_REFUSED'],
  ['EHOSTDOWN', 'STORAGE_REFUSED'],
  ['UNKNOWN', 'STORAGE_REFUSED'],
];

/** Runs `work` and turns what SQLite or the file system threw into an AppError; other errors pass. */
export function withStorageErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toStorageError(error);
  }
}

/** Says whether the file (or, where it does not exist yet, a file in its folder) can be written. */
export function isWritable(file: string): boolean {
  const [ofFile, ofFolder] = [file, dirname(file)].map((path) => findRefusal(path));
  return (ofFile === undefined || ofFile === 'ENOENT') && ofFolder === undefined;
}

/** Why the system would not let the path be written; undefined where it would. */
function findRefusal(path: string): string | undefined {
  try {
    accessSync(path, constants.W_OK);
    return undefined;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  }
}

/** Not the same as not writable: a disk that went away cannot be written either. */
function isReadOnly(file: string): boolean {
  return [file, dirname(file)].some((path) => ['EACCES', 'EPERM', 'EROFS'].includes(findRefusal(path) ?? ''));
}

/** As `withStorageErrors`; a file that cannot be opened for writing because its place is read-only says so. */
export function withWriteErrors<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const error = toStorageError(cause);
    const refused = error instanceof AppError && error.code === 'STORAGE_REFUSED' && isReadOnly(file);
    throw refused ? new AppError('STORAGE_READ_ONLY', 'The place cannot be written', { file }, cause) : error;
  }
}

/** The AppError for an error of SQLite or the file system; anything else comes back as it is. */
export function toStorageError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const reason = 'code' in error ? String(error.code) : '';
  // A schema that does not parse is reported as a plain error with this text.
  if (error.message.startsWith('malformed database schema')) return appError('FILE_DAMAGED', error, reason);
  const code = codes.find(([prefix]) => reason.startsWith(prefix))?.[1];
  return code === undefined ? error : appError(code, error, reason);
}

function appError(code: ErrorCode, cause: Error, reason: string): AppError {
  return new AppError(code, cause.message, { reason }, cause);
}

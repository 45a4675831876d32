import { existsSync, lstatSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Clock } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import type { ErrorCode } from '#domain/error.ts';
import { quickCheckLimitBytes } from '#domain/file-format.ts';
import { backUp } from './backup.ts';
import { connect, connectBare, setSafePragmas } from './connection.ts';
import type { Db } from './connection.ts';
import { syncFile, syncFolderOf } from './durable-file.ts';
import { isWritable, toStorageError, withStorageErrors } from './errors.ts';
import { assertWholeFile, readHeader } from './header.ts';
import { notePlace } from './in-place.ts';
import { abandonWriterLock, isBeingWritten, releaseWriterLock, takeWriterLock } from './lock.ts';
import type { WriterLock } from './lock.ts';
import { migrate, newestVersion } from './migrate.ts';
import { migrations as releasedMigrations } from './migrations/migrations.ts';
import type { Migration } from './migrations/migrations.ts';
import { isOpenHere, noteClosed, noteOpened } from './open-files.ts';
import { assertOwnSchema } from './schema-guard.ts';
import { copyForReading, hasPendingLog, removeCopy } from './temporary-copy.ts';
import type { TemporaryCopy } from './temporary-copy.ts';

/** An open file with what has to be given back when it is closed. */
export type OpenFile = {
  readonly db: Db;
  /** The real path, links resolved. */
  readonly file: string;
  readonly openKey?: string;
  readonly lock?: WriterLock;
  readonly copy?: TemporaryCopy;
};

export type OpenFileOptions = { readonly clock: Clock; readonly migrations?: readonly Migration[] };

/**
 * Makes a new file: built and flushed under a temporary name, then renamed, so that no half file ever has the name.
 * @throws AppError FILE_EXISTS, NOT_FOUND (its folder), LIBRARY_IN_USE, STORAGE_*.
 */
export function createFile(file: string, options: OpenFileOptions & { readonly seed: (db: Db) => void }): void {
  if (!existsSync(dirname(file))) throw new AppError('NOT_FOUND', `No folder ${dirname(file)}`, { file });
  assertFree(file);
  const lock = takeWriterLock(file);
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.new`);
  try {
    assertFree(file);
    withStorageErrors(() => {
      rmSync(temporary, { force: true });
      build(temporary, options);
      syncFile(temporary);
      renameSync(temporary, file);
      syncFolderOf(file);
    });
    releaseWriterLock(lock);
  } catch (cause) {
    rmSync(temporary, { force: true });
    abandonWriterLock(lock);
    throw cause;
  }
}

/**
 * Opens for writing: header, lock, schema and pages are looked at before the first byte is written; then the file is
 * migrated (with a backup beside it).
 * @throws AppError NOT_FOUND, FILE_*, MIGRATION_*, LIBRARY_IN_USE, STORAGE_*; the file is then as it was.
 */
export function openForWriting(path: string, options: OpenFileOptions): OpenFile {
  const list = options.migrations ?? releasedMigrations;
  if (!isOpenHere(path)) readHeader(path, newestVersion(list));
  const file = realpathSync(path);
  if (!isWritable(file)) throw new AppError('STORAGE_READ_ONLY', 'The library cannot be written here', { file });
  const lock = takeWriterLock(file);
  try {
    const pending = inspectInPlace(file, list);
    const db = connect(file, { access: 'write' });
    const openKey = noteOpened(file);
    try {
      if (pending.length > 0) {
        backUp(db, { clock: options.clock });
        migrate(db, list, options.clock);
      }
      notePlace(db, { file, openKey });
      return { db, file, openKey, lock };
    } catch (cause) {
      settle(db);
      db.close();
      noteClosed(openKey);
      throw cause;
    }
  } catch (cause) {
    abandonWriterLock(lock);
    throw cause;
  }
}

/**
 * Opens for reading without writing anything, not even side files, also beside a program that writes. A file that was
 * left with a log by a killed program, or that needs a migration, is read from a private copy.
 * @throws AppError NOT_FOUND, FILE_*, MIGRATION_EDITED, LIBRARY_IN_USE, STORAGE_*.
 */
export function openForReading(path: string, options: OpenFileOptions): OpenFile {
  const list = options.migrations ?? releasedMigrations;
  if (isOpenHere(path)) return openInPlace(realpathSync(path), list);
  readHeader(path, newestVersion(list));
  const file = realpathSync(path);
  if (isBeingWritten(file)) return openInPlace(file, list);
  try {
    return openAtRest(file, { ...options, migrations: list });
  } catch (cause) {
    // A writer that came meanwhile makes what was seen meaningless; beside it the file can be read in place.
    if (isBeingWritten(file)) return openInPlace(file, list);
    throw cause;
  }
}

/** A read connection for another thread of the process that has the file open. Checks nothing. */
export function openBeside(path: string): OpenFile {
  const file = realpathSync(path);
  return { db: connect(file, { access: 'read' }), file };
}

/** Gives everything back. A writer empties its log and leaves the file so that it can be read without side files. */
export function closeFile(open: OpenFile): void {
  if (!open.db.open) return;
  try {
    if (!open.db.readonly && open.copy === undefined) settle(open.db);
  } finally {
    open.db.close();
    if (open.openKey !== undefined) noteClosed(open.openKey);
    if (open.lock !== undefined) releaseWriterLock(open.lock);
    if (open.copy !== undefined) removeCopy(open.copy);
  }
}

/**
 * Empties the write-ahead log into the file. Readers that are in the way or a full disk leave it to a later time:
 * the log stays beside the file and nothing is lost.
 */
function settle(db: Db): void {
  db.pragma('busy_timeout = 0');
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('journal_mode = DELETE');
  } catch (cause) {
    const error = toStorageError(cause);
    if (!(error instanceof AppError && laterIsFine.includes(error.code))) throw error;
  }
}

const laterIsFine: readonly ErrorCode[] = ['LIBRARY_IN_USE', 'STORAGE_FULL'];

function assertFree(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return;
  throw new AppError('FILE_EXISTS', `There is a file ${file} already`, { file });
}

function build(file: string, options: OpenFileOptions & { readonly seed: (db: Db) => void }): void {
  const db = connectBare(file, { access: 'write', mustExist: false });
  try {
    setSafePragmas(db);
    migrate(db, options.migrations ?? releasedMigrations, options.clock);
    db.transaction(() => options.seed(db)).immediate();
  } finally {
    db.close();
  }
}

/** Looks at a file that nobody else writes. @returns the migrations it needs. */
function inspectInPlace(file: string, list: readonly Migration[]): readonly Migration[] {
  const sideFiles = ['-wal', '-shm'].map((suffix) => file + suffix).filter((path) => !existsSync(path));
  if (!isOpenHere(file)) {
    const header = readHeader(file, newestVersion(list));
    if (!hasPendingLog(file)) assertWholeFile(file, header);
  }
  // A half-done transaction of the rollback journal can only be undone by a connection that may write.
  const access = existsSync(`${file}-journal`) ? 'write' : 'read';
  const db = connectBare(file, { access, mustExist: true });
  try {
    return inspect(db, list);
  } catch (cause) {
    db.close();
    for (const path of sideFiles) rmSync(path, { force: true });
    throw cause;
  } finally {
    db.close();
  }
}

function inspect(db: Db, list: readonly Migration[]): readonly Migration[] {
  return withStorageErrors(() => {
    setSafePragmas(db);
    const pending = assertOwnSchema(db, list);
    const pages = Number(db.pragma('page_count', { simple: true }));
    if (pages * Number(db.pragma('page_size', { simple: true })) <= quickCheckLimitBytes) assertSoundPages(db);
    return pending;
  });
}

function assertSoundPages(db: Db): void {
  const outcome = db.pragma('quick_check(1)', { simple: true });
  if (outcome !== 'ok') throw new AppError('FILE_DAMAGED', 'The file is damaged inside', { outcome });
}

function openInPlace(file: string, list: readonly Migration[]): OpenFile {
  const db = connect(file, { access: 'read' });
  try {
    inspect(db, list);
    return { db, file, openKey: noteOpened(file) };
  } catch (cause) {
    db.close();
    throw cause;
  }
}

function openAtRest(file: string, options: Required<OpenFileOptions>): OpenFile {
  const newest = newestVersion(options.migrations);
  const header = readHeader(file, newest);
  if (!hasPendingLog(file)) assertWholeFile(file, header);
  const needsCopy = header.isWal || hasPendingLog(file) || header.userVersion < newest;
  return needsCopy ? openCopy(file, options) : openInPlace(file, options.migrations);
}

function openCopy(file: string, options: Required<OpenFileOptions>): OpenFile {
  const copy = copyForReading(file);
  let db: Db | undefined;
  try {
    db = connectBare(copy.file, { access: 'write', mustExist: true });
    const pending = inspect(db, options.migrations);
    if (pending.length > 0) migrate(db, options.migrations, options.clock);
    return { db, file, copy };
  } catch (cause) {
    db?.close();
    removeCopy(copy);
    throw cause;
  }
}

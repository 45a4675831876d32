import Database from 'better-sqlite3';
import { AppError } from '#domain/error.ts';
import { withStorageErrors, withWriteErrors } from './errors.ts';

export type Db = Database.Database;
export type Statement = Database.Statement;

/** Another build of the SQLite binding, for a runtime older than the one in the package. */
const nativeBinding = process.env['UNION_INSPECTOR_SQLITE_BINDING'];
const statements = new WeakMap<Db, Map<string, Statement>>();

export type ConnectionOptions = {
  readonly access: 'write' | 'read';
  /** How long to wait for another connection's lock. */
  readonly busyTimeoutMs?: number;
};

/**
 * Opens a connection with the program's pragmas. Only the opening of a library and its tests call this: the header and
 * the schema must have been looked at. A missing file is an error unless `file` is `:memory:`.
 * @throws AppError FILE_DAMAGED, LIBRARY_IN_USE, STORAGE_*.
 */
export function connect(file: string, options: ConnectionOptions): Db {
  const open = (): Db => {
    const db = new Database(file, {
      readonly: options.access === 'read',
      fileMustExist: file !== ':memory:',
      timeout: options.busyTimeoutMs ?? 5000,
      ...(nativeBinding ? { nativeBinding } : {}),
    });
    try {
      setSafePragmas(db);
      if (options.access === 'write') setDurablePragmas(db);
      return db;
    } catch (cause) {
      db.close();
      throw cause;
    }
  };
  return options.access === 'write' ? withWriteErrors(file, open) : withStorageErrors(open);
}

/** A statement of this connection, compiled once. */
export function prepare(db: Db, sql: string): Statement {
  let cache = statements.get(db);
  if (cache === undefined) {
    cache = new Map();
    statements.set(db, cache);
  }
  let statement = cache.get(sql);
  if (statement === undefined) {
    statement = db.prepare(sql);
    cache.set(sql, statement);
  }
  return statement;
}

/** Opens a bare connection without any pragma that writes: for checks of files that may not be ours, and for locks. */
export function connectBare(file: string, options: ConnectionOptions & { readonly mustExist: boolean }): Db {
  return withStorageErrors(
    () =>
      new Database(file, {
        readonly: options.access === 'read',
        fileMustExist: options.mustExist,
        timeout: options.busyTimeoutMs ?? 0,
        ...(nativeBinding ? { nativeBinding } : {}),
      }),
  );
}

/** What SQLite recommends for files from elsewhere; changes nothing on disk. */
export function setSafePragmas(db: Db): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  db.pragma('foreign_keys = ON');
}

function setDurablePragmas(db: Db): void {
  if (db.memory) return;
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') throw new AppError('STORAGE_REFUSED', `No write-ahead log can be kept here (${String(mode)})`);
  // Switching to WAL sets NORMAL, which loses acknowledged writes at a power cut: FULL has to come after it.
  db.pragma('synchronous = FULL');
  db.pragma('checkpoint_fullfsync = 1');
}

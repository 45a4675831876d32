import type { Clock } from '#domain/clock.ts';
import { connectBare, setSafePragmas } from './connection.ts';
import type { Db } from './connection.ts';
import { withStorageErrors } from './errors.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';

/**
 * Tables whose rows stay with their library: derived pictures, what was imported, merged, seen and accepted here, and
 * what was handed over to whom. All others are handed over; a test holds that every table is one or the other.
 */
export const localTables: readonly string[] = [
  'thumbnails',
  'import_batches',
  'device_keys',
  'seen_checkpoints',
  'hand_overs',
  'merge_batches',
  'exchange_bundles',
];

/** A copy of the library at one instant, beside its writer too, as one file without side files. */
export function copyLibraryTo(db: Db, file: string): void {
  withStorageErrors(() => db.prepare('VACUUM INTO ?').run(file));
}

/**
 * Opens a copy that nobody else knows of, to finish it. Nothing in it is worth a journal on the disk: where this fails,
 * the copy is thrown away. The caller flushes it.
 */
export function withCopy<T>(file: string, work: (db: Db) => T): T {
  return withStorageErrors(() => {
    const db = connectBare(file, { access: 'write', mustExist: true });
    try {
      setSafePragmas(db);
      db.pragma('journal_mode = MEMORY');
      db.pragma('synchronous = OFF');
      // What is left out must not lie on in the file's free places.
      db.pragma('secure_delete = ON');
      const result = db.transaction(() => work(db)).immediate();
      if (Number(db.pragma('freelist_count', { simple: true })) > 0) db.exec('VACUUM');
      return result;
    } finally {
      db.close();
    }
  });
}

/** Makes a new file with the present schema and nothing in it, to be filled. Otherwise as `withCopy`. */
export function createCopy<T>(file: string, clock: Clock, work: (db: Db) => T): T {
  return withStorageErrors(() => {
    const db = connectBare(file, { access: 'write', mustExist: false });
    try {
      setSafePragmas(db);
      db.pragma('journal_mode = MEMORY');
      db.pragma('synchronous = OFF');
      migrate(db, migrations, clock);
      return db.transaction(() => work(db)).immediate();
    } finally {
      db.close();
    }
  });
}

/** Leaves out of a copy what is local, and pieces of attachments that were not written to their end. */
export function leaveOutLocalRows(db: Db): void {
  const existing = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  for (const table of localTables) if (existing.includes(table)) db.exec(`DELETE FROM ${table}`);
  db.exec(`DELETE FROM library WHERE key = 'handed_over'`);
  db.exec('DELETE FROM attachment_pieces WHERE pieces_id NOT IN (SELECT pieces_id FROM attachments)');
}

/** Leaves attachments out whose bytes are no longer those of their hash. */
export function leaveOutAttachments(db: Db, hashes: readonly string[]): void {
  for (const sha256 of hashes) {
    db.prepare(
      'DELETE FROM attachment_pieces WHERE pieces_id IN (SELECT pieces_id FROM attachments WHERE sha256 = ?)',
    ).run(sha256);
    db.prepare('DELETE FROM attachments WHERE sha256 = ?').run(sha256);
  }
}

import { createHash } from 'node:crypto';
import { toInstant } from '#domain/clock.ts';
import type { Clock } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { libraryApplicationId } from '#domain/file-format.ts';
import type { Db } from './connection.ts';
import type { Migration } from './migrations/migrations.ts';

export const migrationTableSql = `CREATE TABLE migrations (
  version INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT`;

type Applied = { readonly version: number; readonly sha256: string };

/** Hash of a migration's text, whatever the line ends of the checkout. */
export function hashMigration(migration: Migration): string {
  return createHash('sha256').update(migration.sql.replaceAll('\r\n', '\n')).digest('hex');
}

/** The version of the newest migration. @throws AppError INTERNAL where the list does not strictly increase. */
export function newestVersion(list: readonly Migration[]): number {
  let newest = 0;
  for (const { version } of list) {
    if (version <= newest) throw new AppError('INTERNAL', `Migration ${version} is out of order`);
    newest = version;
  }
  return newest;
}

/**
 * The migrations that the file has not had, in order (also one that was merged late, below the newest applied).
 * @throws AppError FILE_NEWER, MIGRATION_EDITED; the file is not written.
 */
export function listPending(db: Db, list: readonly Migration[]): readonly Migration[] {
  const newest = newestVersion(list);
  const userVersion = Number(db.pragma('user_version', { simple: true }));
  const applied = listApplied(db);
  const known = new Map(list.map((migration) => [migration.version, migration]));
  if (userVersion > newest || applied.some(({ version }) => !known.has(version))) {
    throw new AppError('FILE_NEWER', `The file has schema ${userVersion}, this program ${newest}`, {
      userVersion,
      newest,
    });
  }
  for (const { version, sha256 } of applied) {
    const migration = known.get(version);
    if (migration !== undefined && hashMigration(migration) !== sha256) {
      throw new AppError('MIGRATION_EDITED', `Migration ${version} is not the one this file had`, { version });
    }
  }
  const had = new Set(applied.map(({ version }) => version));
  return list.filter(({ version }) => !had.has(version));
}

/**
 * Applies the pending migrations in one transaction: all or none. The caller makes the backup first (`backup.ts`).
 * @throws AppError FILE_NEWER, MIGRATION_EDITED, MIGRATION_FAILED; the file is then as before.
 */
export function migrate(db: Db, list: readonly Migration[], clock: Clock): void {
  const pending = listPending(db, list);
  if (pending.length === 0) return;
  // Outside the transaction, where alone it has an effect: rebuilding a parent table would delete its children.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => applyAll(db, { pending, newest: newestVersion(list), clock })).immediate();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('MIGRATION_FAILED', `The file could not be migrated: ${String(cause)}`, {}, cause);
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

type Plan = { readonly pending: readonly Migration[]; readonly newest: number; readonly clock: Clock };

function applyAll(db: Db, { pending, newest, clock }: Plan): void {
  if (!hasMigrationTable(db)) db.exec(migrationTableSql);
  const record = db.prepare('INSERT INTO migrations (version, name, sha256, applied_at) VALUES (?, ?, ?, ?)');
  for (const migration of pending) {
    const before = countRows(db);
    db.exec(migration.sql);
    assertRowsKept(before, countRows(db), migration);
    record.run(migration.version, migration.name, hashMigration(migration), toInstant(clock()));
  }
  const broken = db.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0)
    throw new AppError('MIGRATION_FAILED', 'A migration left rows without their parents', { broken: broken.length });
  db.pragma(`application_id = ${libraryApplicationId}`);
  db.pragma(`user_version = ${newest}`);
}

function assertRowsKept(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  migration: Migration,
): void {
  for (const [table, rows] of before) {
    if (migration.changes.includes(table) || after.get(table) === rows) continue;
    const details = { version: migration.version, table, before: rows, after: after.get(table) ?? null };
    throw new AppError('MIGRATION_FAILED', `Migration ${migration.version} changed the rows of ${table}`, details);
  }
}

function countRows(db: Db): ReadonlyMap<string, number> {
  const names = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[];
  const counted = names.filter((name) => name !== 'migrations');
  return new Map(counted.map((name) => [name, Number(db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]));
}

function listApplied(db: Db): readonly Applied[] {
  if (!hasMigrationTable(db)) return [];
  return db.prepare('SELECT version, sha256 FROM migrations ORDER BY version').all() as Applied[];
}

function hasMigrationTable(db: Db): boolean {
  return db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'`).get() !== undefined;
}

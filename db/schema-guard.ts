import { AppError } from '#domain/error.ts';
import { connectBare } from './connection.ts';
import type { Db } from './connection.ts';
import { listPending, migrate, migrationTableSql } from './migrate.ts';
import type { Migration } from './migrations/migrations.ts';

type SchemaItem = {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
};

const expectedSchemas = new Map<string, readonly string[]>();

/**
 * Holds the file's schema equal, to the letter, to what our migrations make. This comes before anything that runs
 * what a schema may hide: triggers, views, generated columns, CHECKs of others.
 * @returns the migrations that the file still needs.
 * @throws AppError FILE_HOSTILE, FILE_DAMAGED, FILE_NEWER, MIGRATION_EDITED.
 */
export function assertOwnSchema(db: Db, list: readonly Migration[]): readonly Migration[] {
  const found = readSchema(db);
  if (!found.includes(toLine(migrationTableItem))) {
    throw new AppError('FILE_HOSTILE', 'The table of migrations is not ours');
  }
  const pending = listPending(db, list);
  const expected = getExpectedSchema(list.filter((migration) => !pending.includes(migration)));
  const surplus = found.filter((line) => !expected.includes(line));
  const missing = expected.filter((line) => !found.includes(line));
  if (surplus.length === 0 && missing.length === 0 && found.length === expected.length) return pending;
  throw new AppError('FILE_HOSTILE', 'The schema is not the one that this program makes', {
    surplus: surplus.slice(0, 5).map(toName),
    missing: missing.slice(0, 5).map(toName),
  });
}

const migrationTableItem: SchemaItem = {
  type: 'table',
  name: 'migrations',
  tbl_name: 'migrations',
  sql: migrationTableSql,
};

function getExpectedSchema(list: readonly Migration[]): readonly string[] {
  const key = list.map(({ version, sql }) => `${version}:${sql.length}`).join();
  let expected = expectedSchemas.get(key);
  if (expected === undefined) {
    expected = buildSchema(list);
    expectedSchemas.set(key, expected);
  }
  return expected;
}

function buildSchema(list: readonly Migration[]): readonly string[] {
  const db = connectBare(':memory:', { access: 'write', mustExist: false });
  try {
    migrate(db, list, () => 0);
    return readSchema(db);
  } catch (cause) {
    // Only a file that says to have had a migration without the one it stands on asks for such a list.
    throw new AppError('FILE_HOSTILE', 'The list of migrations cannot be right', {}, cause);
  } finally {
    db.close();
  }
}

function readSchema(db: Db): readonly string[] {
  const items = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').all() as SchemaItem[];
  return items.map(toLine).sort();
}

function toLine({ type, name, tbl_name: table, sql }: SchemaItem): string {
  return JSON.stringify([type, name, table, sql]);
}

function toName(line: string): unknown {
  const [type, name] = JSON.parse(line) as unknown[];
  return `${String(type)} ${String(name)}`;
}

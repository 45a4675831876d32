import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectBare } from '#db/connection.ts';
import type { Db } from '#db/connection.ts';
import { listPending, migrate, newestVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migrations.ts';
import type { Migration } from '#db/migrations/migrations.ts';
import { closeFile, createFile, openForReading, openForWriting } from '#db/open-library.ts';
import { putLibraryFact } from '#db/repositories/library-facts.ts';
import { getErrorCode } from '../support/error-code.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const clock = (): number => 0;

function migration(version: number, sql: string, changes: readonly string[] = []): Migration {
  return { version, name: `step-${version}`, sql, changes };
}

const parents = migration(
  10,
  `CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT) STRICT;
   CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE) STRICT;
   INSERT INTO parent VALUES (1, 'a'); INSERT INTO child VALUES (1, 1), (2, 1);`,
);

function makeDb(list: readonly Migration[]): Db {
  const db = connectBare(':memory:', { access: 'write', mustExist: false });
  migrate(db, list, clock);
  return db;
}

describe('migrate', () => {
  it('applies what is pending, once, and sets the version', () => {
    const db = makeDb([parents]);
    migrate(db, [parents, migration(20, 'ALTER TABLE parent ADD COLUMN note TEXT;')], clock);
    migrate(db, [parents, migration(20, 'ALTER TABLE parent ADD COLUMN note TEXT;')], clock);
    expect(db.pragma('user_version', { simple: true })).toBe(20);
    expect(db.prepare('SELECT version, applied_at FROM migrations').all()).toEqual([
      { version: 10, applied_at: '1970-01-01T00:00:00.000Z' },
      { version: 20, applied_at: '1970-01-01T00:00:00.000Z' },
    ]);
  });

  it('applies one that was merged late', () => {
    const newest = migration(30, 'CREATE TABLE c (id INTEGER PRIMARY KEY) STRICT;');
    const db = makeDb([parents, newest]);
    migrate(db, [parents, migration(20, 'CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT;'), newest], clock);
    expect(db.prepare('SELECT version FROM migrations ORDER BY version').pluck().all()).toEqual([10, 20, 30]);
    expect(db.pragma('user_version', { simple: true })).toBe(30);
  });

  it('keeps the children of a table that is rebuilt', () => {
    const db = makeDb([parents]);
    const rebuild = migration(
      20,
      `CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
       INSERT INTO parent_new SELECT id, name FROM parent; DROP TABLE parent; ALTER TABLE parent_new RENAME TO parent;`,
    );
    migrate(db, [parents, rebuild], clock);
    expect(db.prepare('SELECT count(*) FROM child').pluck().get()).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it.each([
    ['loses rows', 'DELETE FROM child WHERE id = 1;'],
    ['leaves rows without their parents', 'UPDATE child SET parent_id = 9;'],
    ['fails half-way', 'CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT; SELECT nonsense;'],
  ])('changes nothing where a migration %s', (_, sql) => {
    const db = makeDb([parents]);
    expect(getErrorCode(() => migrate(db, [parents, migration(20, sql)], clock))).toBe('MIGRATION_FAILED');
    expect(db.pragma('user_version', { simple: true })).toBe(10);
    expect(db.prepare('SELECT id, parent_id AS parent FROM child').all()).toEqual([
      { id: 1, parent: 1 },
      { id: 2, parent: 1 },
    ]);
    expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'b'`).pluck().get()).toBe(0);
  });

  it('may change the rows of a table that it names', () => {
    const db = makeDb([parents]);
    migrate(db, [parents, migration(20, 'DELETE FROM child;', ['child'])], clock);
    expect(db.prepare('SELECT count(*) FROM child').pluck().get()).toBe(0);
  });

  it('refuses an edited migration, but not other line ends', () => {
    const db = makeDb([parents]);
    expect(getErrorCode(() => listPending(db, [{ ...parents, sql: `${parents.sql} ` }]))).toBe('MIGRATION_EDITED');
    expect(listPending(db, [{ ...parents, sql: parents.sql.replaceAll('\n', '\r\n') }])).toEqual([]);
  });

  it('refuses a newer file', () => {
    const db = makeDb([parents, migration(20, 'CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT;')]);
    expect(getErrorCode(() => listPending(db, [parents]))).toBe('FILE_NEWER');
  });

  it('refuses a list that is out of order', () => {
    expect(getErrorCode(() => makeDb([migration(20, 'SELECT 1;'), parents]))).toBe('INTERNAL');
  });
});

describe('opening an older file', () => {
  const newest = newestVersion(migrations);
  const added = migration(newest + 10, 'CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT;');
  const next = [...migrations, added];

  function makeOldFile(): string {
    const file = join(makeTemporaryFolder(), 'old.unidb');
    createFile(file, { clock, seed: (db) => putLibraryFact(db, 'inspector_name', '王敏') });
    return file;
  }

  it('keeps a sound copy beside it before it is migrated', () => {
    const file = makeOldFile();
    closeFile(openForWriting(file, { clock, migrations: next }));
    const folder = join(dirname(file), 'backups');
    expect(readdirSync(folder)).toEqual([`old.unidb-v${newest}-1970-01-01T00-00-00-000Z.bak`]);
    const backup = openForReading(join(folder, `old.unidb-v${newest}-1970-01-01T00-00-00-000Z.bak`), { clock });
    expect(backup.db.prepare('SELECT value FROM library').pluck().all()).toEqual(['王敏']);
    closeFile(backup);
    expect(getErrorCode(() => openForReading(file, { clock }))).toBe('FILE_NEWER');
  });

  it('leaves the file as it was where the migration fails', () => {
    const file = makeOldFile();
    const before = readFileSync(file);
    const broken = [
      ...migrations,
      migration(newest + 10, 'CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT; SELECT nonsense;'),
    ];
    expect(getErrorCode(() => openForWriting(file, { clock, migrations: broken }))).toBe('MIGRATION_FAILED');
    const open = openForWriting(file, { clock });
    expect(open.db.prepare('SELECT value FROM library').pluck().all()).toEqual(['王敏']);
    closeFile(open);
    expect(readFileSync(file).length).toBe(before.length);
  });

  it('reads it through a migrated private copy, the file being untouched', () => {
    const file = makeOldFile();
    const before = readFileSync(file);
    const open = openForReading(file, { clock, migrations: next });
    expect(open.copy).toBeDefined();
    expect(open.db.prepare('SELECT count(*) FROM added').pluck().get()).toBe(0);
    closeFile(open);
    expect(existsSync(open.copy?.folder ?? '')).toBe(false);
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(dirname(file)).filter((name) => name !== 'old.unidb.lock')).toEqual(['old.unidb']);
  });
});
